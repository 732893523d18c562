package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The steps of an update that must be on the disk before the next one is taken. None is committed by a replica that has
 * lost the update's lane: {@link com.tarcommerce.common.partition.StaleHold} is thrown then.
 */
@Component
class Ledger {
    private final InboundStore store;
    private final CommitGroup commits;
    private final Partitions partitions;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Ledger(InboundStore store, CommitGroup commits, Partitions partitions, PlatformTransactionManager transactions,
            JsonMapper json) {
        this.store = store;
        this.commits = commits;
        this.partitions = partitions;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /**
     * Carries out a plan in the one transaction that also marks the update as applied and keeps the reply.
     *
     * @param cause of the reply, by which what the change sets off is known too
     * @return what is to be sent, if anything: if an earlier attempt got as far as this without knowing it, what that
     *         one decided
     */
    Optional<Reply> apply(long id, Hold hold, Plan plan, @Nullable String cause) {
        if (plan.equals(Plan.SILENCE)) {
            close(id, hold);
            return Optional.empty();
        }
        var reply = transaction.execute(_ -> {
            partitions.check(List.of(hold));
            return store.markApplied(id)
                    .map(now -> keep(id, plan.carryOut().because(cause).until(now.plus(Reply.WORTH_SAYING))));
        });
        return reply.isEmpty() ? replyOf(store.get(id)) : reply.filter(said -> !said.parts().isEmpty());
    }

    private Reply keep(long id, Reply reply) {
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
    void close(long id, Hold hold) {
        commit(hold, () -> {
            store.markAnswered(id);
            return id;
        });
    }

    void park(long id, Hold hold, String reason) {
        commit(hold, () -> {
            store.park(id, reason);
            return id;
        });
    }

    int countFailure(long id, Hold hold, String reason) {
        return commit(hold, () -> store.countFailure(id, reason));
    }

    private <T> T commit(Hold hold, Supplier<T> step) {
        return commits.commit(() -> {
            partitions.check(List.of(hold));
            return step.get();
        });
    }
}
