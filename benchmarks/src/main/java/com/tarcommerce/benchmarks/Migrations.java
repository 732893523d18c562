package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Half of the small groups become supergroups, one after the other, while messages are sent. */
final class Migrations implements AutoCloseable {
    private final BotApiStandIn telegram;
    private final List<TelegramChat> moving;
    private final int messages;
    private final Thread thread;

    private Migrations(BotApiStandIn telegram, List<TelegramChat> moving, int messages) {
        this.telegram = telegram;
        this.moving = moving;
        this.messages = messages;
        this.thread = Thread.ofVirtual().name("migrations").start(this::run);
    }

    static Migrations of(Rooms rooms, BotApiStandIn telegram, int messages, long seed) {
        var groups = new ArrayList<>(rooms.groups());
        groups.forEach(telegram::add);
        Collections.shuffle(groups, new Random(seed));
        return new Migrations(telegram, List.copyOf(groups.subList(0, groups.size() / 2)), messages);
    }

    private void run() {
        try {
            for (var no = 0; no < moving.size(); no++) {
                while (telegram.done() < (long) messages * (no + 1) / (moving.size() + 1)) {
                    Thread.sleep(Duration.ofMillis(20));
                }
                telegram.migrate(moving.get(no), Rooms.supergroupOf(moving.get(no)));
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
