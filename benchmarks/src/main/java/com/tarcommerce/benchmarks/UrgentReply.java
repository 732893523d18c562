package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Replies into a system with a long queue of broadcasts, at the real limits: every other one into a chat that could be
 * written to at once, every other one into the chat that a broadcast has just been sent to. Pass: each leaves within
 * 200 ms of the moment at which its chat's budget allows it.
 */
final class UrgentReply implements Benchmarks.Scenario {
    private static final double AT_MOST_MILLIS = 200;
    private static final int REPLIES = 40;
    private static final double A_SECOND = 1e9;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var random = new Random(seed);
        var rooms = new Rooms(options.number("rooms", 5_000));
        var broadcasts = options.number("messages", 50_000);
        var load = Machine.loadAverage();
        try (var telegram = BotApiStandIn.start();
                var outbound = new OutboundService(telegram, !options.values().containsKey("classpath"), 1)) {
            rooms.open(telegram);
            rooms.groups().forEach(telegram::add);
            telegram.enforce(PublishedLimits.ofTheFaq(), InstantSource.system());
            rooms.send(outbound.messages(), broadcasts, Priority.BROADCAST);
            var replies = options.number("replies", REPLIES);
            var waits = new long[replies];
            var budgets = new long[replies];
            for (var number = 0; number < replies; number++) {
                Suite.pause(Duration.ofMillis(100 + random.nextInt(200)));
                var text = "reply " + number;
                // Another room each time, whose chat has not been written to lately, or the last one that was.
                var room = number % 2 == 0 ? rooms.room(rooms.count() - 1 - 5 * number) : lastWrittenTo(telegram);
                var began = System.nanoTime();
                outbound.messages().send(SendMessage.text(text, "drill", room, text, Priority.REPLY));
                var accepted = System.nanoTime();
                var left = telegram.await(Duration.ofSeconds(90), call -> call.text().equals(text)).arrivedAt();
                var allowed = Math.max(began, allowedAt(telegram, room, accepted, left));
                budgets[number] = allowed - began;
                waits[number] = left - allowed;
            }
            var latencies = Latencies.of(waits);
            var left = outbound.ledger().count("select count(*) from message where state = 'accepted'");
            out.printf(Locale.ROOT, "%d urgent replies into %d broadcasts (%d still waiting at the end), real limits,"
                    + " seed=%d: budget allows it to call p50 %.0f ms, max %.0f ms; %d had to wait for their chat's budget,"
                    + " %.1f s at most; %s beyond the limits; load average before and after: %s, %s%n", replies,
                    broadcasts, left, seed, latencies.millis(50), latencies.millis(100),
                    Arrays.stream(budgets).filter(wait -> wait > 0).count(),
                    Arrays.stream(budgets).max().orElse(0) / A_SECOND, telegram.beyondLimits(), load,
                    Machine.loadAverage());
            return latencies.millis(100) <= AT_MOST_MILLIS && telegram.beyondLimits().isEmpty() && left > 0;
        }
    }

    private static Room lastWrittenTo(BotApiStandIn telegram) {
        var last = telegram.calls("sendMessage").getLast();
        return new Room("telegram", null, last.chat(), last.thread() == null ? null : String.valueOf(last.thread()));
    }

    /**
     * By the calls that the chat has had until the reply was accepted, and the one that was out then: three at once and one a
     * second, and twenty in any minute.
     */
    private static long allowedAt(BotApiStandIn telegram, Room room, long accepted, long left) {
        var limits = PublishedLimits.ofTheFaq();
        var calls = telegram.calls("sendMessage").stream().filter(call -> call.chat().equals(room.chat()))
                .mapToLong(BotCall::arrivedAt).filter(at -> at < left).sorted().toArray();
        var before = Arrays.stream(calls).filter(at -> at < accepted).count();
        var arrivals = Arrays.stream(calls).limit(before + 1).toArray();
        var full = Double.NEGATIVE_INFINITY;
        for (var arrival : arrivals) {
            full = Math.max(full, (double) arrival) + A_SECOND / limits.chatPerSecond();
        }
        var byRate = full - (limits.chatBurst() - 1) * A_SECOND / limits.chatPerSecond();
        var byQuota = arrivals.length < limits.groupMost()
                ? byRate
                : (double) (arrivals[arrivals.length - limits.groupMost()] + limits.groupMinute().toNanos());
        return (long) Math.max(byRate, byQuota);
    }
}
