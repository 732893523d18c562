package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.message.Arrivals.Place;
import com.tarcommerce.outbound.message.MessageStore.Prepared;
import com.tarcommerce.outbound.state.Callbacks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Traces traces;
    private final Callbacks callbacks;
    private final Counter accepted;

    AcceptMessages(MessageStore messages, Arrivals arrivals, CommitGroup commits, InstantSource clock,
            Traces traces, Callbacks callbacks, MeterRegistry meters) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.commits = commits;
        this.clock = clock;
        this.traces = traces;
        this.callbacks = callbacks;
        this.accepted = Counter.builder("tar.outbound.accepted").description("Messages taken on").register(meters);
    }

    private record Arrived(long seq, Instant at, Place place) {
    }

    /** The ids in the order given. */
    List<String> accept(List<SendMessage> batch) {
        var trace = traces.current();
        var prepared = batch.stream().map(MessageRules::checked)
                .map(message -> message.trace() == null ? message.traced(trace) : message)
                .map(message -> new Prepared(message, messages.bodyOf(message), callbacks.of(message.callback())))
                .toList();
        return commits.commit(() -> insertAll(prepared));
    }

    private List<String> insertAll(List<Prepared> batch) {
        var ids = new ArrayList<String>(batch.size());
        var arrived = new ArrayList<Arrived>(batch.size());
        try {
            for (var each : batch) {
                ids.add(insert(each, arrived));
            }
        } catch (RuntimeException refused) {
            arrived.forEach(each -> each.place().giveBack());
            throw refused;
        }
        if (!arrived.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new Announcement(arrived));
        }
        return ids;
    }

    private String insert(Prepared prepared, List<Arrived> arrived) {
        var message = prepared.message();
        var id = RandomId.next("msg_");
        var now = clock.instant();
        var place = arrivals.place(message);
        var seq = insert(id, prepared, place, now);
        if (seq.isPresent()) {
            arrived.add(new Arrived(seq.get(), now, place));
            return id;
        }
        var known = messages.byKey(message.tenant(), message.idempotencyKey());
        if (!known.isOf(prepared.body())) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "An idempotencyKey of this request was used for another message: make a new key for a new message.");
        }
        return known.id();
    }

    private Optional<Long> insert(String id, Prepared prepared, Place place, Instant now) {
        var inserted = Optional.<Long>empty();
        try {
            inserted = messages.insert(id, prepared, place.isFirst(), now);
        } finally {
            if (inserted.isEmpty()) {
                place.giveBack();
            }
        }
        return inserted;
    }

    /** After the commit, in the committing thread: so rooms hear of messages in the order of acceptance. */
    private final class Announcement implements TransactionSynchronization {
        private final List<Arrived> arrived;

        Announcement(List<Arrived> arrived) {
            this.arrived = arrived;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                accepted.increment(arrived.size());
                arrived.forEach(each -> each.place().accepted(each.seq(), each.at()));
            } else {
                arrived.forEach(each -> each.place().giveBack());
            }
        }
    }
}
