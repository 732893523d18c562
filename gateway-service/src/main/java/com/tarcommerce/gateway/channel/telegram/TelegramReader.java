package com.tarcommerce.gateway.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tarcommerce.gateway.intake.ChannelReader;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Reads updates with the types of telegrambots-meta, which are written for Jackson 2. */
@Component
class TelegramReader implements ChannelReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A part of a kind that the types do not know yet must not cost the text around it.
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE).build();

    private final BotIdentities bots;
    private final InstantSource clock;

    TelegramReader(BotIdentities bots, InstantSource clock) {
        this.bots = bots;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return TelegramUpdates.CHANNEL;
    }

    /** A field that is not as documented makes an update unreadable, wherever that shows itself. */
    @Override
    public Incoming read(String account, String body) throws UnreadableUpdate {
        var bot = bots.of(account).orElseThrow(() -> new UnreadableUpdate("the bot " + account
                + " was removed: add it again, and replay this", null));
        try {
            return new ReadUpdate(account, bot, clock).read(JSON.readValue(body, Update.class));
        } catch (JsonProcessingException undocumented) {
            throw new UnreadableUpdate("no update as documented: " + placeOf(undocumented), undocumented);
        } catch (NullPointerException incomplete) {
            throw new UnreadableUpdate("a field that is always there is missing", incomplete);
        }
    }

    /** Where in the update, but not what stood there. */
    private static String placeOf(JsonProcessingException undocumented) {
        if (undocumented instanceof com.fasterxml.jackson.databind.JsonMappingException mapping) {
            var path = new StringBuilder();
            mapping.getPath().forEach(step -> path.append('/').append(
                    step.getFieldName() == null ? Integer.toString(step.getIndex()) : knownName(step.getFieldName())));
            return undocumented.getClass().getSimpleName() + " at " + path;
        }
        return undocumented.getClass().getSimpleName();
    }

    private static String knownName(String field) {
        return field.length() <= 40 ? field : "…";
    }
}
