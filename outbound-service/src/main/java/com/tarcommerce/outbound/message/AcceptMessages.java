package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.message.Arrivals.Place;
import com.tarcommerce.outbound.message.MessageStore.Arriving;
import com.tarcommerce.outbound.message.MessageStore.Prepared;
import com.tarcommerce.outbound.state.Callbacks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes messages on: all of a batch or none, each key once; when it returns they are durable and on their way. */
@Service
class AcceptMessages {
    private final MessageStore messages;
    private final Arrivals arrivals;
    private final Gathered<List<Prepared>, List<String>> accepting;
    private final InstantSource clock;
    private final Traces traces;
    private final Callbacks callbacks;
    private final DoubtfulMessages doubt;
    private final Counter accepted;

    AcceptMessages(MessageStore messages, Arrivals arrivals, CommitGroup commits, InstantSource clock,
            Traces traces, Callbacks callbacks, DoubtfulMessages doubt, MeterRegistry meters) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.accepting = new Gathered<>(commits, this::insert);
        this.clock = clock;
        this.traces = traces;
        this.callbacks = callbacks;
        this.doubt = doubt;
        this.accepted = Counter.builder("tar.outbound.accepted").description("Messages taken on").register(meters);
    }

    private record Placed(Arriving message, Place place) {
    }

    private record Arrived(long seq, Arriving message, Place place) {
    }

    /** The ids in the order given. */
    List<String> accept(List<SendMessage> batch) {
        var trace = traces.current();
        var prepared = batch.stream().map(MessageRules::checked)
                .map(message -> message.trace() == null ? message.traced(trace) : message)
                .map(message -> new Prepared(message, messages.bodyOf(message), callbacks.of(message.callback())))
                .toList();
        return accepting.commit(prepared);
    }

    /** What several requests ask for, as one; if one of them can't be, each is tried by itself. */
    private List<List<String>> insert(List<List<Prepared>> requests) {
        var placed = new ArrayList<Placed>();
        try {
            requests.forEach(request -> request.forEach(each -> placed.add(place(each))));
            var seqs = messages.insert(placed.stream().map(Placed::message).toList());
            var ids = placed.stream().map(each -> idOf(each, seqs)).iterator();
            var answers = requests.stream().map(request -> request.stream().map(_ -> ids.next()).toList()).toList();
            announce(placed, seqs);
            return answers;
        } catch (RuntimeException refused) {
            placed.forEach(each -> each.place().giveBack());
            throw refused;
        }
    }

    private Placed place(Prepared prepared) {
        var place = arrivals.place(prepared.message());
        return new Placed(new Arriving(RandomId.next("msg_"), prepared, place.isFirst(), clock.instant()), place);
    }

    private String idOf(Placed placed, Map<String, Long> seqs) {
        var message = placed.message().prepared().message();
        if (seqs.containsKey(placed.message().id())) {
            return placed.message().id();
        }
        var known = messages.byKey(message.tenant(), message.idempotencyKey());
        if (!known.isOf(placed.message().prepared().body())) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "An idempotencyKey of this request was used for another message: make a new key for a new message.");
        }
        return known.id();
    }

    private void announce(List<Placed> all, Map<String, Long> seqs) {
        var arrived = new ArrayList<Arrived>(all.size());
        for (var each : all) {
            var seq = seqs.get(each.message().id());
            if (seq == null) {
                each.place().giveBack();
                remind(each.message().prepared().message());
            } else {
                arrived.add(new Arrived(seq, each.message(), each.place()));
            }
        }
        if (!arrived.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new Announcement(arrived));
        }
    }

    /** Whoever asks again may do so because nobody knew what became of it the first time. */
    private void remind(SendMessage message) {
        var known = messages.byKey(message.tenant(), message.idempotencyKey());
        if (known.waits()) {
            arrivals.revived(message.room(), Rank.of(message), known.seq());
        }
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
                arrived.forEach(each -> each.place().accepted(each.seq(), each.message().at()));
            } else {
                arrived.forEach(each -> each.place().giveBack());
                if (status == STATUS_UNKNOWN) {
                    doubt.settle(arrived.stream().map(each -> each.message().id()).toList());
                }
            }
        }
    }
}
