package com.tarcommerce.gateway.event;

import com.tarcommerce.common.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each cart and task that changed, once a claim however often it did, and sets its alarm or takes it away. What
 * waits at outbound about a cart and is not to leave is {@link TakeBack}'s. A claim takes from all shops in turn, so that
 * none waits for the thousands of another.
 */
class KeepAlarms implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlarms.class);

    private final AlarmWishes wishes;
    private final HandAlarms alarms;
    private final Settlement settlement;
    private final LookAgain again;
    private final Traces traces;

    KeepAlarms(AlarmWishes wishes, HandAlarms alarms, Settlement settlement, LookAgain again, Traces traces) {
        this.wishes = wishes;
        this.alarms = alarms;
        this.settlement = settlement;
        this.again = again;
        this.traces = traces;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.CARTS)).inTurn();
    }

    /** The same work of another queue's rows. */
    Worker of(String queue) {
        return new Worker() {
            @Override
            public Scope scope() {
                return Scope.of(List.of(queue));
            }

            @Override
            public void perform(List<OutboxRow> rows) throws InterruptedException {
                KeepAlarms.this.perform(rows);
            }
        };
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var things = Changed.of(rows);
        try {
            settle(rows, act(things));
        } catch (RuntimeException trouble) {
            // Some may have been handed over: they are free again, or looked at anew.
            settle(rows, things.stream().collect(Collectors.toMap(thing -> thing, _ -> new Outcome.Behind())));
            throw trouble;
        }
    }

    private void settle(List<OutboxRow> rows, Map<Changed, ? extends Outcome> outcomes) throws InterruptedException {
        if (!settlement.settle(Changed.outcomes(outcomes))) {
            again.at(rows);
        }
    }

    private Map<Changed, Outcome> act(List<Changed> things) throws InterruptedException {
        var outcomes = new LinkedHashMap<Changed, Outcome>();
        var wished = new LinkedHashMap<Changed, AlarmWish>();
        things.forEach(thing -> look(thing, outcomes, wished));
        if (wished.isEmpty()) {
            return outcomes;
        }
        var trace = wished.size() == 1 ? wished.firstEntry().getKey().first().trace() : null;
        var handed = traces.inSpan(OutboxRow.SPAN, trace, () -> alarms.hand(List.copyOf(wished.values())));
        wished.forEach(
                (thing, wish) -> outcomes.put(thing, after(thing, wish, Objects.requireNonNull(handed.get(wish)))));
        return outcomes;
    }

    /**
     * What is to be taken back is, and then the alarm is looked at anew. One that the scheduler has not taken waits for the
     * scheduler only, and what is to be taken back for outbound only; that one is not gone harms nobody.
     */
    private Outcome after(Changed thing, AlarmWish wish, Outcome alarm) {
        if (!wish.silences()) {
            return alarm;
        }
        if (alarm.reached() || !wish.isSet()) {
            return new Outcome.Moved(Outbox.WITHDRAWALS, alarm.reached());
        }
        again.takeBack(thing);
        return alarm;
    }

    /** Either what came of it already, or what is to be done. */
    private void look(Changed thing, Map<Changed, Outcome> outcomes, Map<Changed, AlarmWish> wished) {
        var event = thing.event();
        if (event == null) {
            outcomes.put(thing, new Outcome.Hopeless("the event names no tenant_id or no id"));
            return;
        }
        try {
            wishes.of(event).ifPresentOrElse(wish -> wished.put(thing, wish),
                    () -> outcomes.put(thing, new Outcome.Hopeless("no shop or no task has this id")));
        } catch (RuntimeException unexpected) {
            outcomes.put(thing, Answers.ofUnexpected(unexpected));
            LOG.atError().setCause(unexpected).addKeyValue("id", thing.first().id())
                    .log("what has an alarm could not be looked at");
        }
    }
}
