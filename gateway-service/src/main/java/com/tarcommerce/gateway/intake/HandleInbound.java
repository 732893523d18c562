package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.trace.Traces;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes one update from the state that it is in to its end: read, decide, change and decide the reply in one
 * transaction, send the reply. Whatever happens in between, the change is made once.
 */
@Component
class HandleInbound {
    private final ReadUpdate updates;
    private final Responder responder;
    private final Ledger ledger;
    private final SendReply sendReply;
    private final InboxMetrics metrics;
    private final Traces traces;

    HandleInbound(ReadUpdate updates, Responder responder, Ledger ledger,
            SendReply sendReply, InboxMetrics metrics, Traces traces) {
        this.updates = updates;
        this.responder = responder;
        this.ledger = ledger;
        this.sendReply = sendReply;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * @param hold of the lane's partition
     * @return whether outbound took a reply
     * @throws com.tarcommerce.common.partition.StaleHold if another replica has the lane: nothing was changed
     */
    boolean handle(InboundRow row, Hold hold) throws UnreadableUpdate {
        return traces.inSpan("chat message", null, () -> handleIt(row, hold));
    }

    /** Once it is parked. */
    void giveUp(InboundRow row) throws UnreadableUpdate {
        responder.giveUp(row.id(), updates.read(row));
    }

    private boolean handleIt(InboundRow row, Hold hold) throws UnreadableUpdate {
        var reply = switch (row.state()) {
            case RECEIVED -> decide(row, hold);
            case APPLIED -> ledger.replyOf(row);
            case ANSWERED, PARKED -> Optional.<Reply>empty();
        };
        reply.ifPresent(decided -> say(row, hold, decided));
        return reply.isPresent();
    }

    private void say(InboundRow row, Hold hold, Reply reply) {
        sendReply.send(row.id(), reply);
        ledger.close(row.id(), hold);
        metrics.answered(row.receivedAt());
    }

    private Optional<Reply> decide(InboundRow row, Hold hold) throws UnreadableUpdate {
        var incoming = updates.read(row);
        if (incoming instanceof Incoming.Irrelevant) {
            ledger.close(row.id(), hold);
            return Optional.empty();
        }
        var plan = responder.respond(row.id(), incoming);
        var reply = ledger.apply(row.id(), hold, plan, Traces.idOf(traces.current()));
        metrics.applied();
        return reply;
    }
}
