package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.event.Composition.Say;
import com.tarcommerce.gateway.event.Composition.Settled;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells rooms what happened: all messages of a claim in one call, so that their order stays; row by row when outbound
 * refuses the whole.
 */
class SendAlerts implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(SendAlerts.class);
    private static final int MOST_MESSAGES = 1000;

    private final Scope scope;
    private final ComposeAlert compose;
    private final TellRooms rooms;
    private final TransactionTemplate reads;
    private final Settlement settlement;
    private final Traces traces;

    SendAlerts(Scope scope, ComposeAlert compose, TellRooms rooms, TransactionTemplate reads, Settlement settlement,
            Traces traces) {
        this.scope = scope;
        this.compose = compose;
        this.rooms = rooms;
        this.reads = reads;
        this.settlement = settlement;
        this.traces = traces;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        var toSay = new LinkedHashMap<OutboxRow, List<SendMessage>>();
        var held = new HashSet<String>();
        var shops = compose.shops();
        reads.executeWithoutResult(_ -> rows.forEach(row -> {
            switch (held.contains(row.lane()) ? new Settled(new Outcome.Behind()) : compose(row, shops)) {
                case Say(var messages) -> toSay.put(row, messages);
                case Settled(Outcome.Refused refused) -> {
                    held.add(row.lane());
                    outcomes.put(row, refused);
                }
                case Settled(var outcome) -> outcomes.put(row, outcome);
            }
        }));
        outcomes.putAll(say(toSay));
        settlement.settle(outcomes);
    }

    private Composition compose(OutboxRow row, ClaimedShops shops) {
        try {
            return traces.inSpan(OutboxRow.SPAN, row.trace(), () -> traced(compose.compose(row, shops)));
        } catch (RuntimeException unexpected) {
            var refused = Answers.ofUnexpected(unexpected);
            LOG.atError().setCause(unexpected).addKeyValue("id", row.id()).log("an event could not be put in words");
            return new Settled(refused);
        }
    }

    /** All go out in one call, each in the trace of its own event. */
    private Composition traced(Composition composition) {
        return composition instanceof Say(var messages)
                ? new Say(messages.stream().map(it -> it.traced(traces.current())).toList())
                : composition;
    }

    private Map<OutboxRow, Outcome> say(Map<OutboxRow, List<SendMessage>> toSay) {
        var messages = new LinkedHashMap<String, SendMessage>();
        toSay.values().forEach(all -> all.forEach(it -> messages.putIfAbsent(it.idempotencyKey(), it)));
        if (messages.isEmpty()) {
            return Map.of();
        }
        var outcome = messages.size() > MOST_MESSAGES
                ? new Outcome.Refused("too many for one call", null)
                : rooms.together(List.copyOf(messages.values()));
        return outcome instanceof Outcome.Refused ? sayRowByRow(toSay) : sameForAll(toSay, outcome);
    }

    private Map<OutboxRow, Outcome> sayRowByRow(Map<OutboxRow, List<SendMessage>> toSay) {
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        var held = new HashSet<String>();
        toSay.forEach((row, messages) -> {
            var outcome = held.contains(row.lane()) ? new Outcome.Behind() : rooms.oneByOne(messages);
            if (!(outcome instanceof Outcome.Done)) {
                held.add(row.lane());
            }
            outcomes.put(row, outcome);
        });
        return outcomes;
    }

    private static Map<OutboxRow, Outcome> sameForAll(Map<OutboxRow, List<SendMessage>> rows, Outcome outcome) {
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        rows.keySet().forEach(row -> outcomes.put(row, outcome));
        return outcomes;
    }
}
