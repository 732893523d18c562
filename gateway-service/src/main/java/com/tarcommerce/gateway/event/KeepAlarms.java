package com.tarcommerce.gateway.event;

import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.task.TaskAlarm;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/** Looks at each cart and task that changed, once a claim however often it did, and sets its alarm or takes it away. */
class KeepAlarms implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlarms.class);

    private final KeepCartAlarm carts;
    private final TaskAlarm tasks;
    private final Settlement settlement;
    private final InstantSource clock;
    private final Traces traces;

    KeepAlarms(KeepCartAlarm carts, TaskAlarm tasks, Settlement settlement, InstantSource clock,
            Traces traces) {
        this.carts = carts;
        this.tasks = tasks;
        this.settlement = settlement;
        this.clock = clock;
        this.traces = traces;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.CARTS));
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var byThing = new LinkedHashMap<String, Outcome>();
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        Outcome away = null;
        for (var row : rows) {
            var event = PostedEvent.read(row.body()).orElse(null);
            var thing = event == null ? row.id() : event.type() + "|" + event.lane();
            var outcome = away == null ? byThing.computeIfAbsent(thing, _ -> look(row, event)) : away;
            if (outcome instanceof Outcome.Unreached) {
                away = outcome;
            }
            outcomes.put(row, outcome);
        }
        settlement.settle(outcomes);
    }

    private Outcome look(OutboxRow row, @Nullable PostedEvent event) {
        if (event == null || event.tenant().isEmpty() || event.id().isEmpty()) {
            return new Outcome.Hopeless("the event names no tenant_id or no id");
        }
        try {
            return traces.inSpan(OutboxRow.SPAN, row.trace(), () -> keep(event));
        } catch (RestClientException failure) {
            return Answers.ofFailure(failure, clock.instant());
        } catch (RuntimeException unexpected) {
            if (Answers.isOfDatabase(unexpected)) {
                throw unexpected;
            }
            LOG.atError().setCause(unexpected).addKeyValue("id", row.id())
                    .log("what has an alarm could not be looked at");
            return new Outcome.Refused(unexpected.getClass().getSimpleName(), null);
        }
    }

    private Outcome keep(PostedEvent event) {
        if (event.type().equals(PostedEvent.TASK_CHANGED)) {
            tasks.keep(event.tenant(), event.id());
            return new Outcome.Done();
        }
        return carts.keep(event);
    }
}
