package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What came of the numbered messages of {@link Rooms}, as the platform saw it. */
record Deliveries(List<BotCall> calls) {

    /** Of calls that took effect, in the order of their arrival. */
    static Deliveries of(List<BotCall> calls) {
        return new Deliveries(calls.stream().filter(BotCall::tookEffect).toList());
    }

    /** How often each message came, by its text. */
    Map<String, Integer> times() {
        var times = new HashMap<String, Integer>();
        calls.forEach(call -> times.merge(text(call), 1, Integer::sum));
        return times;
    }

    int repeated() {
        return calls.size() - times().size();
    }

    /** How many messages came for the first time after a later one of their room. */
    int outOfOrder() {
        var last = new HashMap<String, String>();
        var seen = new HashSet<String>();
        var count = 0;
        for (var call : calls) {
            var text = text(call);
            var room = text.substring(0, text.indexOf(' '));
            if (seen.add(text)) {
                count += text.compareTo(last.getOrDefault(room, "")) < 0 ? 1 : 0;
                last.merge(room, text, (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        return count;
    }

    /** For how long at most nothing came, from that moment on, in seconds. */
    double longestPauseSince(long nanoTime) {
        var longest = 0L;
        var before = nanoTime;
        for (var call : calls) {
            if (call.arrivedAt() > nanoTime) {
                longest = Math.max(longest, call.arrivedAt() - before);
                before = call.arrivedAt();
            }
        }
        return longest / 1e9;
    }

    /** Messages a second that came until that moment. */
    double rateUntil(long nanoTime) {
        var until = calls.stream().filter(call -> call.arrivedAt() <= nanoTime).toList();
        return until.size() < 2
                ? 0
                : (until.size() - 1) * 1e9 / (until.getLast().arrivedAt() - until.getFirst().arrivedAt());
    }

    private static String text(BotCall call) {
        return withoutNote(call.text());
    }

    /** A topic that is gone adds one. */
    static String withoutNote(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
