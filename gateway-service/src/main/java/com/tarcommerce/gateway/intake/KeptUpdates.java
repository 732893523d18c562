package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the updates of a room again, newest first, until there is enough. */
@Component
class KeptUpdates implements RoomHistory {
    /** However little of it turns out to be words. */
    private static final int MOST_READ = 2_000;

    private final Map<String, ChannelReader> readers;
    private final InboundStore store;
    private final InboxSettings settings;

    KeptUpdates(List<ChannelReader> readers, InboundStore store, InboxSettings settings) {
        this.readers = readers.stream().collect(Collectors.toMap(ChannelReader::channel, Function.identity()));
        this.store = store;
        this.settings = settings;
    }

    @Override
    public Duration kept() {
        return settings.keepTexts();
    }

    @Override
    public List<Incoming.Text> said(Room room, Instant from, Instant to, int most) {
        var texts = new ArrayList<Incoming.Text>();
        var seen = new HashSet<String>();
        for (var row : rows(room, from)) {
            var text = read(row).filter(said -> said.room().key().equals(room.key())).filter(KeptUpdates::isSaid);
            if (text.isPresent() && seen.add(text.get().messageId()) && isWithin(text.get().writtenAt(), from, to)) {
                texts.add(text.get());
                if (texts.size() == most) {
                    break;
                }
            }
        }
        return texts.reversed();
    }

    /** Slack's threads share the lane of their channel. */
    private List<InboundRow> rows(Room room, Instant from) {
        var own = store.answered(room.key(), from, MOST_READ);
        return own.isEmpty() && room.thread() != null
                ? store.answered(room.inThread(null).key(), from, MOST_READ)
                : own;
    }

    private Optional<Incoming.Text> read(InboundRow row) {
        var reader = readers.get(row.channel());
        try {
            return reader == null || KeepParts.isPart(row.body())
                    ? Optional.empty()
                    : words(reader.read(row.account(), row.body()));
        } catch (UnreadableUpdate unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Incoming.Text> words(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Text text -> Optional.of(text);
            case Incoming.Media media -> Optional.of(new Incoming.Text(media.room(), media.chat(), media.sender(),
                    Objects.requireNonNullElse(media.caption(), ""), media.messageId(), media.addressed(),
                    media.edited(), media.writtenAt()));
            default -> Optional.empty();
        };
    }

    private static boolean isSaid(Incoming.Text text) {
        return !text.text().isBlank() && !text.text().strip().startsWith("/");
    }

    private static boolean isWithin(Instant moment, Instant from, Instant to) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
