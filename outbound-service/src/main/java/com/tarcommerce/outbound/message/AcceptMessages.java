package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes messages on: all of a batch or none, each key once; when it returns they are durable and on their way. */
@Service
class AcceptMessages {
    private final MessageStore messages;
    private final Arrivals arrivals;
    private final CommitGroup commits;
    private final InstantSource clock;
    private final Counter accepted;

    AcceptMessages(MessageStore messages, Arrivals arrivals, CommitGroup commits, InstantSource clock,
            MeterRegistry meters) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.commits = commits;
        this.clock = clock;
        this.accepted = Counter.builder("tar.outbound.accepted").description("Messages taken on").register(meters);
    }

    private record Prepared(SendMessage message, String body) {
    }

    private record Arrived(SendMessage message, long seq) {
    }

    /** The ids in the order given. */
    List<String> accept(List<SendMessage> batch) {
        var prepared = batch.stream().map(MessageRules::checked)
                .map(message -> new Prepared(message, messages.bodyOf(message))).toList();
        return commits.commit(() -> insertAll(prepared));
    }

    private List<String> insertAll(List<Prepared> batch) {
        var ids = new ArrayList<String>(batch.size());
        var arrived = new ArrayList<Arrived>(batch.size());
        for (var each : batch) {
            ids.add(insert(each, arrived));
        }
        if (!arrived.isEmpty()) {
            // After the commit, in the committing thread: so rooms hear of messages in the order of acceptance.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    accepted.increment(arrived.size());
                    arrived.forEach(each -> arrivals.arrived(each.message().room(), each.seq()));
                }
            });
        }
        return ids;
    }

    private String insert(Prepared prepared, List<Arrived> arrived) {
        var message = prepared.message();
        var id = RandomId.next("msg_");
        var seq = messages.insert(id, message, prepared.body(), clock.instant());
        if (seq.isPresent()) {
            arrived.add(new Arrived(message, seq.get()));
            return id;
        }
        var known = messages.byKey(message.tenant(), message.idempotencyKey());
        if (!known.isOf(prepared.body())) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "An idempotencyKey of this request was used for another message: make a new key for a new message.");
        }
        return known.id();
    }
}
