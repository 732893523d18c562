package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.RoomHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a test says was written before. */
class SaidBefore implements RoomHistory {
    final List<Incoming.Text> texts = new ArrayList<>();

    @Override
    public Duration kept() {
        return Duration.ofDays(7);
    }

    @Override
    public List<Incoming.Text> said(Room room, Instant from, Instant to, int most) {
        var all = texts.stream().filter(text -> text.room().equals(room))
                .filter(text -> !text.writtenAt().isBefore(from) && text.writtenAt().isBefore(to)).toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
