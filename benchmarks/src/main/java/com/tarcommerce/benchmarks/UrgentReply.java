package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.PublishedLimits;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;

/** Replies into a system with a long queue of broadcasts, at the real limits. Pass: each leaves within 200 ms. */
final class UrgentReply implements Benchmarks.Scenario {
    private static final double AT_MOST_MILLIS = 200;
    private static final int REPLIES = 40;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var random = new Random(seed);
        var rooms = new Rooms(options.number("rooms", 5_000));
        var broadcasts = options.number("messages", 50_000);
        try (var telegram = BotApiStandIn.start();
                var outbound = new OutboundService(telegram, !options.values().containsKey("classpath"), 1)) {
            rooms.open(telegram);
            telegram.enforce(PublishedLimits.ofTheFaq(), InstantSource.system());
            rooms.send(outbound.messages(), broadcasts, Priority.BROADCAST);
            var waits = new long[options.number("replies", REPLIES)];
            for (var number = 0; number < waits.length; number++) {
                Suite.pause(Duration.ofMillis(100 + random.nextInt(200)));
                // Another room each time, whose chat has not been written to lately: its own budget allows it at once.
                var text = "reply " + number;
                var room = rooms.room(rooms.count() - 1 - 5 * number);
                var began = System.nanoTime();
                outbound.messages().send(SendMessage.text(text, "drill", room, text, Priority.REPLY));
                waits[number] = telegram.await(Duration.ofSeconds(60), call -> call.text().equals(text)).arrivedAt()
                        - began;
            }
            var latencies = Latencies.of(waits);
            var left = outbound.count("select count(*) from message where state = 'accepted'");
            out.printf(Locale.ROOT, "urgent replies into %d broadcasts (%d still waiting at the end), real limits,"
                    + " seed=%d: request to call p50 %.0f ms, max %.0f ms; %s beyond the limits%n", broadcasts, left,
                    seed, latencies.millis(50), latencies.millis(100), telegram.beyondLimits());
            return latencies.millis(100) <= AT_MOST_MILLIS && telegram.beyondLimits().isEmpty() && left > 0;
        }
    }
}
