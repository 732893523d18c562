package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.nudge.CartMessages.Handed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes back at outbound what is not to be said of carts any more, and has their alarms looked at once more. It has a queue
 * of its own, so that an outbound which does not answer holds up no alarm.
 */
class TakeBack implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBack.class);

    private final CartAlarm carts;
    private final WithdrawMessages messages;
    private final TransactionTemplate reads;
    private final Settlement settlement;

    TakeBack(CartAlarm carts, WithdrawMessages messages, TransactionTemplate reads, Settlement settlement) {
        this.carts = carts;
        this.messages = messages;
        this.reads = reads;
        this.settlement = settlement;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.WITHDRAWALS));
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var away = new AtomicReference<@Nullable Outcome>();
        var outcomes = Changed.outcomes(HandAlarms.each(Changed.of(rows), thing -> outcome(thing, away)));
        outcomes.replaceAll(TakeBack::orOver);
        settlement.settle(outcomes);
    }

    /** What was put here besides is over: the row that it stands for has the alarm looked at, and may need another. */
    private static Outcome orOver(OutboxRow row, Outcome outcome) {
        return outcome.reached() && Posting.isBesides(row) ? new Outcome.Done() : outcome;
    }

    private Outcome outcome(Changed thing, AtomicReference<@Nullable Outcome> away) {
        var event = thing.event();
        if (event == null) {
            return new Outcome.Hopeless("the event names no tenant_id or no id");
        }
        try {
            var unwanted = unwanted(event);
            var outcome = messages.withdraw(unwanted, thing.isLastTry(), away);
            return outcome instanceof Outcome.Done ? new Outcome.Moved(Outbox.CARTS, !unwanted.isEmpty()) : outcome;
        } catch (RuntimeException unexpected) {
            var refused = Answers.ofUnexpected(unexpected);
            LOG.atError().setCause(unexpected).addKeyValue("id", thing.first().id())
                    .log("what was to be said of a cart could not be taken back");
            return refused;
        }
    }

    private List<Handed> unwanted(PostedEvent event) {
        return Objects.requireNonNull(reads.execute(_ -> messages.unwanted(event.tenant(), event.id(),
                carts.unpaid(event.tenant(), event.id()))));
    }
}
