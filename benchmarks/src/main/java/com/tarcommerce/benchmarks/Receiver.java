package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What the suite sent to its Telegram. */
final class Receiver {
    private Receiver() {
    }

    /** The messages that fit, in the order of their arrival, once there are so many or nothing came for ten seconds. */
    static List<BotCall> await(BotApiStandIn telegram, int count, Predicate<BotCall> wanted) {
        var seen = 0;
        var lastNews = System.nanoTime();
        while (true) {
            var messages = telegram.calls("sendMessage").stream().filter(BotCall::ok).filter(wanted).toList();
            if (messages.size() >= count || System.nanoTime() - lastNews > TimeUnit.SECONDS.toNanos(10)) {
                return messages;
            }
            if (messages.size() > seen) {
                seen = messages.size();
                lastNews = System.nanoTime();
            }
            Suite.pause(Duration.ofMillis(50));
        }
    }
}
