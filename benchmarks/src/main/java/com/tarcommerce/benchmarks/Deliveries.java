package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** What came of the numbered messages of {@link Rooms}, as the platform saw it. */
record Deliveries(List<BotCall> calls) {

    /** Of calls that took effect, in the order of their arrival. */
    static Deliveries of(List<BotCall> calls) {
        return new Deliveries(calls.stream().filter(BotCall::tookEffect).toList());
    }

    int distinct() {
        return (int) calls.stream().map(Deliveries::text).distinct().count();
    }

    int repeated() {
        return calls.size() - distinct();
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

    /** The longest time between two calls of which the second came later than that, in seconds. */
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

    /** Without the note that a topic that is gone adds. */
    private static String text(BotCall call) {
        return call.text().substring(call.text().lastIndexOf('\n') + 1);
    }
}
