package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.media.AdmitMedia;
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
import java.util.stream.Collectors;
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
    private final AdmitMedia media;
    private final DoubtfulMessages doubt;
    private final Counter accepted;

    AcceptMessages(MessageStore messages, Arrivals arrivals, CommitGroup commits, InstantSource clock,
            Traces traces, Callbacks callbacks, AdmitMedia media, DoubtfulMessages doubt, MeterRegistry meters) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.accepting = new Gathered<>(commits, this::insert);
        this.clock = clock;
        this.traces = traces;
        this.callbacks = callbacks;
        this.media = media;
        this.doubt = doubt;
        this.accepted = Counter.builder("tar.outbound.accepted").description("Messages taken on").register(meters);
    }

    private record Placed(Arriving message, Place place) {
    }

    /**
     * What came of one message that was asked for.
     *
     * @param isNew its key was unknown
     * @param waits one that was known is not sent yet: whoever asks again may do so because nobody knew what became of it
     */
    private record Standing(Placed placed, String id, long seq, boolean isNew, boolean waits) {
    }

    /** The ids in the order given. */
    List<String> accept(List<SendMessage> batch) {
        var trace = traces.current();
        var prepared = batch.stream().map(MessageRules::checked).map(media::admitted)
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
            var standings = placed.stream().map(each -> standing(each, seqs)).toList();
            TransactionSynchronizationManager.registerSynchronization(new Announcement(standings));
            var ids = standings.stream().map(Standing::id).iterator();
            return requests.stream().map(request -> request.stream().map(_ -> ids.next()).toList()).toList();
        } catch (RuntimeException refused) {
            placed.forEach(each -> each.place().giveBack());
            throw refused;
        }
    }

    private Placed place(Prepared prepared) {
        var place = arrivals.place(prepared.message());
        return new Placed(new Arriving(AcceptedId.next(), prepared, place.isFirst(), clock.instant()), place);
    }

    private Standing standing(Placed placed, Map<String, Long> seqs) {
        var arriving = placed.message();
        var seq = seqs.get(arriving.id());
        if (seq != null) {
            return new Standing(placed, arriving.id(), seq, true, false);
        }
        var message = arriving.prepared().message();
        var known = messages.byKey(message.tenant(), message.idempotencyKey());
        if (!known.isOf(arriving.prepared().body())) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "An idempotencyKey of this request was used for another message: make a new key for a new message.");
        }
        return new Standing(placed, known.id(), known.seq(), false, known.waits());
    }

    /** After the commit, in the committing thread: so rooms hear of messages in the order of acceptance. */
    private final class Announcement implements TransactionSynchronization {
        private final List<Standing> standings;

        Announcement(List<Standing> standings) {
            this.standings = standings;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                standings.forEach(this::announce);
                return;
            }
            standings.forEach(each -> each.placed().place().giveBack());
            if (status == STATUS_UNKNOWN) {
                var doubtful = standings.stream().filter(Standing::isNew).toList();
                doubt.settle(doubtful.stream().map(Standing::id).toList(), doubtful.stream()
                        .filter(each -> each.placed().message().begun()).map(Standing::id).collect(Collectors.toSet()));
            }
        }

        private void announce(Standing standing) {
            var placed = standing.placed();
            if (standing.isNew()) {
                accepted.increment();
                placed.place().accepted(standing.seq(), placed.message().at());
                return;
            }
            placed.place().giveBack();
            if (standing.waits()) {
                var message = placed.message().prepared().message();
                arrivals.revived(message.room(), Rank.of(message), standing.seq());
            }
        }
    }
}
