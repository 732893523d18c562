package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.gateway.task.FireTask;
import com.tarcommerce.gateway.task.TaskAlarm;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what the scheduler fires, and what it gave up: kept before it is acted on, acted on once, resumed after a crash. */
@Component
class FiredAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(FiredAlarms.class);

    private final InboundEvents events;
    private final TellOfCart nudge;
    private final FireTask tasks;
    private final JsonMapper json;

    enum Receipt {
        DONE, LATER, UNREADABLE
    }

    FiredAlarms(InboundEvents events, TellOfCart nudge, FireTask tasks, JsonMapper json) {
        this.events = events;
        this.nudge = nudge;
        this.tasks = tasks;
        this.json = json;
    }

    Receipt receive(String webhookId, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var fired = read(text);
        if (fired.isEmpty()) {
            return Receipt.UNREADABLE;
        }
        return switch (events.keep(webhookId, text)) {
            case DONE, PARKED -> Receipt.DONE;
            case RECEIVED -> act(webhookId, fired.get(), tasks::fire);
        };
    }

    /** @return false if it has to be tried again later */
    boolean resume(InboundEvents.Open event) {
        try {
            return read(event.body())
                    .map(fired -> act(event.webhookId(), fired, tasks::resume) == Receipt.DONE)
                    .orElse(true);
        } catch (RuntimeException unexpected) {
            return !Answers.isOfDatabase(unexpected) && park(event.webhookId(), unexpected);
        }
    }

    /**
     * Of one that was parked and that somebody wants acted on now.
     *
     * @return false if it is parked again
     */
    boolean replay(InboundEvents.Open event) {
        try {
            var fired = read(event.body());
            if (fired.isPresent() && act(event.webhookId(), fired.get(), tasks::fire) == Receipt.DONE) {
                return true;
            }
            events.park(event.webhookId(), "a service is away");
        } catch (RuntimeException unexpected) {
            park(event.webhookId(), unexpected);
        }
        return false;
    }

    private boolean park(String webhookId, RuntimeException unexpected) {
        try {
            events.park(webhookId, unexpected.getClass().getSimpleName());
            LOG.atError().setCause(unexpected).addKeyValue("id", webhookId).log("a fired alarm is parked");
            return true;
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("id", webhookId).log("a fired alarm could not be parked");
            return false;
        }
    }

    private Receipt act(String webhookId, AlarmFired fired, Consumer<AlarmFired.Data> task) {
        try {
            var accepted = fired.type().equals(AlarmFired.DEAD)
                    ? accepted(fired.data(), nudge::missed, tasks::missed)
                    : accepted(fired.data(), nudge::accepted, task);
            if (!accepted) {
                return Receipt.LATER;
            }
        } catch (RestClientException away) {
            LOG.atInfo().addKeyValue("id", webhookId).addKeyValue("reason", Answers.cause(away))
                    .log("a fired alarm has to wait");
            return Receipt.LATER;
        }
        events.done(webhookId);
        return Receipt.DONE;
    }

    /** @return whether all that follows from it is accepted; else it has to come again */
    private static boolean accepted(AlarmFired.Data alarm, Predicate<AlarmFired.Data> cart,
            Consumer<AlarmFired.Data> task) {
        if (CartAlarm.isOne(alarm.owner(), alarm.name())) {
            return cart.test(alarm);
        }
        if (TaskAlarm.isOne(alarm.owner(), alarm.name())) {
            task.accept(alarm);
            return true;
        }
        LOG.atWarn().addKeyValue("tenant", alarm.tenant()).addKeyValue("owner", alarm.owner())
                .addKeyValue("name", alarm.name())
                .log("an alarm fired, or was given up, that the gateway does not know");
        return true;
    }

    private Optional<AlarmFired> read(String text) {
        try {
            var fired = json.readValue(text, AlarmFired.class);
            return fired != null && isOne(fired.type()) && isWhole(fired.data())
                    ? Optional.of(fired)
                    : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isOne(@Nullable String type) {
        return AlarmFired.TYPE.equals(type) || AlarmFired.DEAD.equals(type);
    }

    @SuppressWarnings("NullAway") // what Jackson reads may lack what the record promises
    private static boolean isWhole(AlarmFired.Data data) {
        return data != null && data.tenant() != null && data.owner() != null && data.name() != null
                && data.scheduledAt() != null;
    }
}
