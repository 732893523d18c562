package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.channel.whatsapp.BridgeEvent.Data;
import com.tarcommerce.gateway.channel.whatsapp.BridgeEvent.Person;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the bridge tells. */
@Component
class BridgeReader {
    private final JsonMapper json;

    BridgeReader(JsonMapper json) {
        this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    }

    Incoming read(String body) throws UnreadableUpdate {
        try {
            var event = json.readValue(body, BridgeEvent.class);
            return read(Objects.requireNonNull(event.type()), Objects.requireNonNull(event.data()));
        } catch (JacksonException undocumented) {
            throw new UnreadableUpdate("no event of the bridge as documented", undocumented);
        } catch (NullPointerException incomplete) {
            throw new UnreadableUpdate("a field that is always there is missing", incomplete);
        }
    }

    private static Incoming read(String type, Data data) {
        var room = BridgeController.roomOf(data.chat());
        return switch (type) {
            case "message" -> message(data);
            case "press" -> new Incoming.Press(room, chatOf(data), senderOf(data.sender()),
                    Objects.requireNonNull(data.button()), Objects.requireNonNull(data.pressId()), data.messageId(),
                    data.writtenAt());
            case "member_left" -> new Incoming.MemberLeft(room, senderOf(data.member()), data.writtenAt());
            case "bot_added" -> new Incoming.BotAdded(room, chatOf(data), senderOf(data.by()), data.administrator(),
                    data.writtenAt());
            case "bot_removed" ->
                new Incoming.BotRemoved(room, chatOf(data), senderOf(data.by()), data.writtenAt());
            default -> new Incoming.Irrelevant(room, "a kind of event that Tar does not use", data.writtenAt());
        };
    }

    private static Incoming message(Data data) {
        var room = BridgeController.roomOf(data.chat());
        var id = Objects.requireNonNull(data.messageId());
        var kind = Objects.requireNonNull(data.kind());
        var written = Texts.clean(data.written());
        if (kind.equals("text")) {
            return data.forwarded()
                    ? new Incoming.Irrelevant(room, "forwarded", data.writtenAt())
                    : new Incoming.Text(room, chatOf(data), senderOf(data.sender()), written, id, data.addressed(),
                            data.edited(), data.writtenAt());
        }
        return new Incoming.Media(room, chatOf(data), senderOf(data.sender()), kind,
                written.isEmpty() || data.forwarded() ? null : written, fileOf(data), id, data.album(),
                data.addressed(),
                data.edited(), data.writtenAt());
    }

    private static Incoming.@Nullable File fileOf(Data data) {
        var file = data.file();
        return file == null ? null : new Incoming.File(file.id(), file.type(), file.size());
    }

    private static Incoming.Chat chatOf(Data data) {
        return new Incoming.Chat(data.chatKind().equals("group") ? ChatKind.GROUP : ChatKind.PRIVATE,
                Texts.clean(Objects.requireNonNullElse(data.title(), "")));
    }

    /** A person is called by the number: WhatsApp writes a mention as {@code @} and its digits. */
    private static Sender senderOf(@Nullable Person person) {
        var known = Objects.requireNonNull(person);
        var number = Objects.requireNonNullElseGet(known.phone(), () -> known.id().replaceFirst("@.*", ""));
        @Nullable
        String name = known.name();
        return new Sender(known.id(), number, Texts.clean(name == null || name.isBlank() ? number : name), false);
    }
}
