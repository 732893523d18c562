package com.tarcommerce.testsupport.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every call in the order of its arrival, and a way to wait for one. */
final class CallLog {
    private final List<BotCall> calls = new ArrayList<>();
    private int done;

    synchronized void add(BotCall call) {
        calls.add(call);
        done += call.tookEffect() ? 1 : 0;
        notifyAll();
    }

    synchronized int done() {
        return done;
    }

    synchronized List<BotCall> matching(Predicate<BotCall> wanted) {
        return calls.stream().filter(wanted).toList();
    }

    synchronized void forget() {
        calls.clear();
        done = 0;
    }

    /** The first {@code count} matching calls, or empty if they don't come in time. */
    synchronized Optional<List<BotCall>> await(int count, Duration atMost, Predicate<BotCall> wanted) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var found = matching(wanted);
        while (found.size() < count) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            found = matching(wanted);
        }
        return Optional.of(found.subList(0, count));
    }
}
