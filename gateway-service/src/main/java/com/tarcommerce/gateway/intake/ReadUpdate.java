package com.tarcommerce.gateway.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a kept update. An edit that leaves the words as they were is nothing: platforms tell of one too when somebody reacts
 * to a message, or when its preview comes late.
 */
@Component
class ReadUpdate {
    /** Of what came before in the room and holds the message's id somewhere. */
    private static final int MOST_LOOKED_AT = 500;

    private final Map<String, ChannelReader> readers;
    private final InboundStore store;
    private final JsonMapper json;

    ReadUpdate(List<ChannelReader> readers, InboundStore store, JsonMapper json) {
        this.readers = readers.stream().collect(Collectors.toMap(ChannelReader::channel, Function.identity()));
        this.store = store;
        this.json = json;
    }

    Incoming read(InboundRow row) throws UnreadableUpdate {
        var incoming = readIt(row);
        var words = Words.of(incoming);
        return words != null && words.edited() && words.equals(before(row, words))
                ? new Incoming.Irrelevant(incoming.room(), "an edit that changes no words", incoming.writtenAt())
                : incoming;
    }

    /** What stood there last; as an edit, whichever it was. */
    private @Nullable Words before(InboundRow row, Words edited) {
        return store.answeredBefore(row.id(), edited.messageId(), MOST_LOOKED_AT).stream().map(this::wordsOf)
                .filter(Objects::nonNull).map(Objects::requireNonNull)
                .filter(words -> words.messageId().equals(edited.messageId())).findFirst()
                .map(words -> new Words(words.messageId(), words.text(), words.addressed(), true)).orElse(null);
    }

    private @Nullable Words wordsOf(InboundRow row) {
        try {
            return Words.of(readIt(row));
        } catch (UnreadableUpdate unreadable) {
            return null;
        }
    }

    private Incoming readIt(InboundRow row) throws UnreadableUpdate {
        if (KeepParts.isPart(row.body())) {
            return KeepParts.read(row.body(), json);
        }
        var reader = readers.get(row.channel());
        if (reader == null) {
            throw new UnreadableUpdate("nothing here reads the channel " + row.channel(), null);
        }
        return reader.read(row.account(), row.body());
    }

    /** What was said, and whether to Tar. */
    private record Words(String messageId, String text, boolean addressed, boolean edited) {

        static @Nullable Words of(Incoming incoming) {
            return switch (incoming) {
                case Incoming.Text said -> new Words(said.messageId(), said.text(), said.addressed(), said.edited());
                case Incoming.Media shown -> new Words(shown.messageId(),
                        Objects.requireNonNullElse(shown.caption(), ""), shown.addressed(), shown.edited());
                default -> null;
            };
        }
    }
}
