package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.FailedCall;
import com.tarcommerce.testsupport.telegram.Failure.Kind;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of the numbered messages of {@link Rooms}: what the platform took, what it refused for good, and what outbound
 * has written down.
 *
 * @param losses how many processes of outbound were lost meanwhile
 */
record OutboundOutcome(BotApiStandIn telegram, Deliveries deliveries, Set<String> refused, Map<String, Long> dead,
        Map<String, Long> unknown, Map<String, Long> outWhenLost, int messages, int losses) {
    private static final int UNAUTHORIZED = 401;

    static OutboundOutcome of(BotApiStandIn telegram, OutboundLedger ledger, int messages, int losses)
            throws SQLException {
        var calls = telegram.calls("sendMessage");
        var refused = Stream.concat(
                telegram.failedAtRandom().stream().filter(each -> each.failure().kind() == Kind.ENDS)
                        .map(FailedCall::text),
                calls.stream().filter(call -> call.status() == UNAUTHORIZED).map(BotCall::text))
                .map(Deliveries::withoutNote).collect(Collectors.toUnmodifiableSet());
        return new OutboundOutcome(telegram, Deliveries.of(calls), refused, ledger.dead(), ledger.unknown(),
                ledger.outWhenLost(), messages, losses);
    }

    /** Neither sent nor among the dead letters. */
    private int lost() {
        var known = new HashSet<>(deliveries.times().keySet());
        known.addAll(dead.keySet());
        return messages - known.size();
    }

    private long deadWithoutRefusal() {
        return dead.keySet().stream().filter(text -> !refused.contains(text)).count();
    }

    /** A process that is lost may have heard the refusal and not have written it down: then it is sent again. */
    private long refusedWithoutDeath() {
        return refused.stream().filter(text -> !dead.containsKey(text)).count();
    }

    private long repeatedWithoutDoubt() {
        return deliveries.times().entrySet().stream()
                .filter(each -> each.getValue() - 1 > unknown.getOrDefault(each.getKey(), 0L)).count();
    }

    private long roomsWithTooManyOut() {
        return outWhenLost.values().stream().filter(count -> count > losses).count();
    }

    boolean isRight() {
        return lost() == 0 && deadWithoutRefusal() == 0 && refusedWithoutDeath() <= sum(outWhenLost)
                && repeatedWithoutDoubt() == 0 && roomsWithTooManyOut() == 0 && deliveries.outOfOrder() == 0
                && telegram.beyondLimits().isEmpty();
    }

    String describe() {
        return String.format(Locale.ROOT,
                """
                        failed at random: %s
                        %d messages: %d sent, %d dead letters for %d refused for good, %d lost, %d dead without a refusal; %d out of order; \
                        %d repeated, %d outcomes unknown, %d repeated without that; %d out when a process was lost, in %d rooms more than \
                        one a loss; %s beyond the limits""",
                failures(), messages, deliveries.times().size(), dead.size(),
                refused.size(), lost(), deadWithoutRefusal(), deliveries.outOfOrder(), deliveries.repeated(),
                sum(unknown), repeatedWithoutDoubt(), sum(outWhenLost), roomsWithTooManyOut(),
                telegram.beyondLimits());
    }

    private Map<String, Long> failures() {
        return telegram.failedAtRandom().stream().collect(
                Collectors.groupingBy(each -> each.failure().toString(), TreeMap::new, Collectors.counting()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Calls a second until all but the last twentieth were made, for then rooms run dry; a call that mends another one at
     * once is no call of its own.
     */
    double rate() {
        List<BotCall> calls = telegram.calls("sendMessage");
        var bulk = calls.subList(0, calls.size() * 19 / 20);
        var mended = telegram.failedAtRandom().stream().filter(each -> each.failure().kind() == Kind.MENDED).count();
        var seconds = (bulk.getLast().arrivedAt() - bulk.getFirst().arrivedAt()) / 1e9;
        return (bulk.size() - mended * 19 / 20.0) / seconds;
    }
}
