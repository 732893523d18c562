package com.tarcommerce.gateway.event;

import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.task.TaskAlarm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each cart and task that changed, once a claim however often it did, and sets its alarm or takes it away, with
 * what waits at outbound about it. A claim takes from all shops in turn, so that none waits for the thousands of another.
 */
class KeepAlarms implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlarms.class);

    private final KeepCartAlarm carts;
    private final TaskAlarm tasks;
    private final Hands hands;
    private final Settlement settlement;
    private final Traces traces;

    /** How what is wished for is done. */
    record Hands(HandAlarms alarms, WithdrawMessages messages) {
    }

    /** What changed, with the rows that say so. */
    private record Thing(String name, @Nullable PostedEvent event, List<OutboxRow> rows) {

        boolean isLastTry() {
            return rows.stream().anyMatch(row -> row.refusals() + 1 >= RetryPlan.MOST_REFUSALS);
        }
    }

    KeepAlarms(KeepCartAlarm carts, TaskAlarm tasks, Hands hands, Settlement settlement, Traces traces) {
        this.carts = carts;
        this.tasks = tasks;
        this.hands = hands;
        this.settlement = settlement;
        this.traces = traces;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.CARTS)).inTurn();
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var things = new LinkedHashMap<String, Thing>();
        for (var row : rows) {
            var event = PostedEvent.read(row.body()).orElse(null);
            var name = event == null ? row.id() : event.type() + "|" + event.lane();
            things.computeIfAbsent(name, _ -> new Thing(name, event, new ArrayList<>())).rows().add(row);
        }
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        act(things).forEach((thing, outcome) -> thing.rows().forEach(row -> outcomes.put(row, outcome)));
        settlement.settle(outcomes);
    }

    private Map<Thing, Outcome> act(Map<String, Thing> things) throws InterruptedException {
        var outcomes = new LinkedHashMap<Thing, Outcome>();
        var wishes = new LinkedHashMap<Thing, AlarmWish>();
        things.values().forEach(thing -> look(thing, outcomes, wishes));
        if (wishes.isEmpty()) {
            return outcomes;
        }
        var withdrawn = HandAlarms.each(
                wishes.entrySet().stream().filter(it -> !it.getValue().unwanted().isEmpty()).toList(),
                it -> hands.messages().withdraw(it.getValue().unwanted(), it.getKey().isLastTry()));
        var trace = wishes.size() == 1 ? wishes.firstEntry().getKey().rows().getFirst().trace() : null;
        var handed = traces.inSpan(OutboxRow.SPAN, trace, () -> hands.alarms().hand(List.copyOf(wishes.values())));
        wishes.entrySet().forEach(it -> outcomes.put(it.getKey(),
                both(handed.get(it.getValue()), withdrawn.getOrDefault(it, new Outcome.Done()))));
        return outcomes;
    }

    private static Outcome both(@Nullable Outcome alarm, Outcome withdrawn) {
        return alarm == null || alarm instanceof Outcome.Done ? withdrawn : alarm;
    }

    /** Either what came of it already, or what is to be done. */
    private void look(Thing thing, Map<Thing, Outcome> outcomes, Map<Thing, AlarmWish> wishes) {
        var event = thing.event();
        if (event == null || event.tenant().isEmpty() || event.id().isEmpty()) {
            outcomes.put(thing, new Outcome.Hopeless("the event names no tenant_id or no id"));
            return;
        }
        try {
            wish(event).ifPresentOrElse(wish -> wishes.put(thing, wish),
                    () -> outcomes.put(thing, new Outcome.Hopeless("no shop or no task has this id")));
        } catch (RuntimeException unexpected) {
            if (Answers.isOfDatabase(unexpected)) {
                throw unexpected;
            }
            LOG.atError().setCause(unexpected).addKeyValue("id", thing.rows().getFirst().id())
                    .log("what has an alarm could not be looked at");
            outcomes.put(thing, new Outcome.Refused(unexpected.getClass().getSimpleName(), null));
        }
    }

    private Optional<AlarmWish> wish(PostedEvent event) {
        if (!event.type().equals(PostedEvent.TASK_CHANGED)) {
            return carts.wish(event);
        }
        return TaskAlarm.isNumber(event.id())
                ? Optional.of(new AlarmWish(event.tenant(), TaskAlarm.owner(event.id()), TaskAlarm.NAME,
                        tasks.wanted(event.tenant(), event.id()).orElse(null), List.of()))
                : Optional.empty();
    }
}
