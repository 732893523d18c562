package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages of the Cloud API. A chat is one person's own room, and all in it is said to us. */
@Component
class CloudReader {
    private static final Map<String, String> MEDIA = Map.of("image", "photo", "document", "document", "video", "video",
            "audio", "audio", "sticker", "sticker", "location", "location", "contacts", "contact");
    /** What nobody wrote, or what asks for no answer; all else is said to us, and one that we can't read is told so. */
    private static final Set<String> SILENT = Set.of("", "reaction", "system", "request_welcome", "ephemeral");

    private final JsonMapper json;

    CloudReader(JsonMapper json) {
        this.json = json;
    }

    Incoming read(String account, String body) throws UnreadableUpdate {
        try {
            var kept = json.readTree(body);
            return read(new Letter(account, kept.path("message"), Texts.clean(kept.path("name").asString(""))));
        } catch (JacksonException | NumberFormatException undocumented) {
            throw new UnreadableUpdate("no message of the Cloud API as documented", undocumented);
        }
    }

    private static Incoming read(Letter letter) throws UnreadableUpdate {
        var message = letter.message();
        if (letter.from().isEmpty()) {
            throw new UnreadableUpdate("a message of nobody who could be answered", null);
        }
        var type = message.path("type").asString("");
        return switch (type) {
            case "text" -> letter.isForwarded()
                    ? letter.irrelevant("forwarded")
                    : letter.text(message.path("text").path("body").asString(""));
            case "interactive" -> letter.press(message.path("interactive").path("button_reply").path("id")
                    .asString(message.path("interactive").path("list_reply").path("id").asString("")));
            case "button" -> letter.text(message.path("button").path("text").asString(""));
            default -> SILENT.contains(type)
                    ? letter.irrelevant("a kind of message that Tar does not use")
                    : letter.media(kindOf(type, message), message.path(type));
        };
    }

    private static String kindOf(String type, JsonNode message) {
        return type.equals("audio") && message.path("audio").path("voice").asBoolean(false)
                ? "voice"
                : MEDIA.getOrDefault(type, "other");
    }

    /** A message with what is around it. */
    private record Letter(String account, JsonNode message, String name) {

        Incoming text(String written) {
            return new Incoming.Text(room(), chat(), sender(), Texts.clean(written), id(), true, false, writtenAt());
        }

        Incoming press(String button) {
            return button.isEmpty()
                    ? irrelevant("a button that is none of ours")
                    : new Incoming.Press(room(), chat(), sender(), Texts.clean(button), id(),
                            message.path("context").path("id").asString(null), writtenAt());
        }

        /** What is forwarded is somebody else's words; a picture is taken all the same. */
        boolean isForwarded() {
            return message.path("context").path("forwarded").asBoolean(false);
        }

        Incoming media(String kind, JsonNode content) {
            @Nullable
            String caption = isForwarded() ? null : content.path("caption").asString(null);
            return new Incoming.Media(room(), chat(), sender(), kind, caption == null ? null : Texts.clean(caption),
                    fileOf(content), id(), null, true, false, writtenAt());
        }

        private static Incoming.@Nullable File fileOf(JsonNode content) {
            var id = content.path("id").asString("");
            return id.isEmpty() ? null : new Incoming.File(id, content.path("mime_type").asString(null), null);
        }

        Incoming irrelevant(String why) {
            return new Incoming.Irrelevant(room(), why, writtenAt());
        }

        private Room room() {
            return new Room(WhatsAppSettings.CHANNEL, account, from(), null);
        }

        private Incoming.Chat chat() {
            return new Incoming.Chat(ChatKind.GROUP, name);
        }

        private Sender sender() {
            return new Sender(from(), from(), name, false);
        }

        private String from() {
            return CloudDelivery.personOf(message);
        }

        private String id() {
            return message.path("id").asString("");
        }

        private Instant writtenAt() {
            return Instant.ofEpochSecond(Long.parseLong(message.path("timestamp").asString("")));
        }
    }
}
