package com.tarcommerce.gateway.event;

import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.task.TaskAlarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each cart and task that changed, once a claim however often it did, and sets its alarm or takes it away. What
 * waits at outbound about a cart and is not to leave is {@link TakeBack}'s. A claim takes from all shops in turn, so that
 * none waits for the thousands of another.
 */
class KeepAlarms implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlarms.class);

    private final KeepCartAlarm carts;
    private final TaskAlarm tasks;
    private final HandAlarms alarms;
    private final Settlement settlement;
    private final Traces traces;

    KeepAlarms(KeepCartAlarm carts, TaskAlarm tasks, HandAlarms alarms, Settlement settlement, Traces traces) {
        this.carts = carts;
        this.tasks = tasks;
        this.alarms = alarms;
        this.settlement = settlement;
        this.traces = traces;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.CARTS)).inTurn();
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        settlement.settle(Changed.outcomes(act(Changed.of(rows))));
    }

    private Map<Changed, Outcome> act(List<Changed> things) throws InterruptedException {
        var outcomes = new LinkedHashMap<Changed, Outcome>();
        var wishes = new LinkedHashMap<Changed, AlarmWish>();
        things.forEach(thing -> look(thing, outcomes, wishes));
        if (wishes.isEmpty()) {
            return outcomes;
        }
        var trace = wishes.size() == 1 ? wishes.firstEntry().getKey().first().trace() : null;
        var handed = traces.inSpan(OutboxRow.SPAN, trace, () -> alarms.hand(List.copyOf(wishes.values())));
        wishes.forEach((thing, wish) -> outcomes.put(thing, after(wish, Objects.requireNonNull(handed.get(wish)))));
        return outcomes;
    }

    /** Whatever came of the alarm: what is to be taken back does not wait for the scheduler, and the alarm is looked at anew. */
    private static Outcome after(AlarmWish wish, Outcome alarm) {
        return wish.silences() ? new Outcome.Moved(Outbox.WITHDRAWALS, alarm.reached()) : alarm;
    }

    /** Either what came of it already, or what is to be done. */
    private void look(Changed thing, Map<Changed, Outcome> outcomes, Map<Changed, AlarmWish> wishes) {
        var event = thing.event();
        if (event == null) {
            outcomes.put(thing, new Outcome.Hopeless("the event names no tenant_id or no id"));
            return;
        }
        try {
            wish(event).ifPresentOrElse(wish -> wishes.put(thing, wish),
                    () -> outcomes.put(thing, new Outcome.Hopeless("no shop or no task has this id")));
        } catch (RuntimeException unexpected) {
            outcomes.put(thing, Answers.ofUnexpected(unexpected));
            LOG.atError().setCause(unexpected).addKeyValue("id", thing.first().id())
                    .log("what has an alarm could not be looked at");
        }
    }

    private Optional<AlarmWish> wish(PostedEvent event) {
        if (!event.concernsATask()) {
            return carts.wish(event);
        }
        return TaskAlarm.isNumber(event.id())
                ? Optional.of(new AlarmWish(event.tenant(), TaskAlarm.owner(event.id()), TaskAlarm.NAME,
                        tasks.wanted(event.tenant(), event.id()).orElse(null), event.isMissed(), false))
                : Optional.empty();
    }
}
