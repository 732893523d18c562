package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The steps of an update that must be on the disk before the next one is taken. */
@Component
class Ledger {
    private final InboundStore store;
    private final CommitGroup commits;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Ledger(InboundStore store, CommitGroup commits, PlatformTransactionManager transactions, JsonMapper json) {
        this.store = store;
        this.commits = commits;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /**
     * Carries out a plan in the one transaction that also marks the update as applied and keeps the reply.
     *
     * @return what is to be sent, if anything: if an earlier attempt got as far as this without knowing it, what that
     *         one decided
     */
    Optional<Reply> apply(long id, Plan plan) {
        if (plan.equals(Plan.SILENCE)) {
            close(id);
            return Optional.empty();
        }
        var reply = transaction.execute(
                _ -> store.markApplied(id) ? Optional.of(carryOut(id, plan)) : Optional.<Reply>empty());
        return reply.isEmpty() ? replyOf(store.get(id)) : reply.filter(said -> !said.parts().isEmpty());
    }

    private Reply carryOut(long id, Plan plan) {
        var reply = plan.carryOut();
        if (reply.parts().isEmpty()) {
            store.markAnswered(id);
        } else {
            store.keepReply(id, json.writeValueAsString(reply));
        }
        return reply;
    }

    Optional<Reply> replyOf(InboundRow row) {
        return row.state() == InboundState.APPLIED
                ? Optional.of(json.readValue(row.reply(), Reply.class))
                : Optional.empty();
    }

    InboundRow get(long id) {
        return store.get(id);
    }

    /** One that needs no answer is answered too. */
    void close(long id) {
        commits.commit(() -> {
            store.markAnswered(id);
            return id;
        });
    }

    void park(long id, String reason) {
        commits.commit(() -> {
            store.park(id, reason);
            return id;
        });
    }

    int countFailure(long id, String reason) {
        return commits.commit(() -> store.countFailure(id, reason));
    }
}
