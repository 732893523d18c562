package com.tarcommerce.gateway.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what waits in a lane without taking it. */
@Component
class LookAhead implements Upcoming {
    private static final int MOST = 20;

    private final Map<String, ChannelReader> readers;
    private final InboundStore store;

    LookAhead(List<ChannelReader> readers, InboundStore store) {
        this.readers = readers.stream().collect(Collectors.toMap(ChannelReader::channel, Function.identity()));
        this.store = store;
    }

    @Override
    public List<Incoming> after(long inboundId) {
        return store.waitingBehind(inboundId, MOST).stream().flatMap(this::read).toList();
    }

    /** What can't be read is nobody's continuation; it is parked when its turn comes. */
    private Stream<Incoming> read(InboundRow row) {
        var reader = readers.get(row.channel());
        try {
            return reader == null || KeepParts.isPart(row.body())
                    ? Stream.of()
                    : Stream.of(reader.read(row.account(), row.body()));
        } catch (UnreadableUpdate unreadable) {
            return Stream.of();
        }
    }
}
