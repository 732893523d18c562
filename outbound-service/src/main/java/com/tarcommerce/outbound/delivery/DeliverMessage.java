package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.ability.Fit;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.NotYet;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Step.More;
import com.tarcommerce.outbound.delivery.Step.Next;
import com.tarcommerce.outbound.delivery.Tried.Platform;
import com.tarcommerce.outbound.media.OpenMedia;
import com.tarcommerce.outbound.media.Opened;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Hands the next part of a message to its channel; the message is marked as being sent before the call. */
@Service
class DeliverMessage {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessage.class);

    private final Journal journal;
    private final JudgeFailure judge;
    private final InstantSource clock;
    private final Traces traces;
    private final OpenMedia media;

    DeliverMessage(Journal journal, JudgeFailure judge, InstantSource clock, Traces traces, OpenMedia media) {
        this.media = media;
        this.journal = journal;
        this.judge = judge;
        this.clock = clock;
        this.traces = traces;
    }

    /** @throws StaleHold if the room is another replica's */
    Tried deliver(long seq, Address to) {
        var claim = journal.claim(seq, to);
        return claim.isEmpty() ? Tried.notCalled(new Next(false)) : deliver(claim.get(), to);
    }

    Tried deliver(Claim claim, Address to) {
        return traces.inSpan("send to chat", claim.message().trace(), () -> guarded(claim, to));
    }

    /** An error of ours before the call: it uses up the tries, and is no reason to keep the room waiting for ever. */
    private Tried guarded(Claim claim, Address to) {
        try {
            return send(claim, to);
        } catch (RuntimeException | Error surprise) {
            Surprise.rethrowUnlessOurs(surprise);
            LOG.atError().setCause(surprise).addKeyValue("seq", claim.seq()).log("a message failed unexpectedly");
            var again = new Deferred(true, Surprise.reason(surprise));
            return Tried.notCalled(judge.deferred(claim, again));
        }
    }

    private Tried send(Claim claim, Address to) {
        if (Patience.isMoot(claim, clock.instant())) {
            return Tried.notCalled(judge.lapsed(claim, "its moment had passed"));
        }
        var message = Fit.of(claim.message());
        if (message.isEmpty()) {
            journal.unneeded(claim);
            return Tried.notCalled(new Next(false));
        }
        return send(claim, partOf(message.get(), claim.partsSent(), to.channel()), to);
    }

    private static Part partOf(SendMessage message, int partsSent, Channel channel) {
        var texts = channel.split(message);
        var index = Math.min(partsSent, texts.size() - 1);
        return new Part(message, texts.get(index), index, index == texts.size() - 1);
    }

    private Tried send(Claim claim, Part part, Address to) {
        var situation = new Situation(to, to.channel().call(part));
        var later = judge.callPaused(claim, situation);
        if (later != null) {
            return Tried.notCalled(later);
        }
        return part.needsFile()
                ? media.open(part.message(), opened -> send(claim, part, opened, situation))
                : call(claim, part, situation);
    }

    private Tried send(Claim claim, Part part, Opened opened, Situation situation) {
        return switch (opened) {
            case Opened.Ready(var file) -> call(claim, part.with(file), situation);
            case Opened.AsLink(var url) -> call(claim, part.linking(url), situation);
            case Opened.Refused(var reason) -> Tried.notCalled(judge.refused(claim, reason));
            case Opened.Later(var counted, var reason) ->
                Tried.notCalled(judge.deferred(claim, new Deferred(counted, reason)));
        };
    }

    private Tried call(Claim claim, Part part, Situation situation) {
        if (Patience.hasExpired(claim, clock.instant())) {
            return Tried.notCalled(judge.lapsed(claim, "its expiresAt had passed"));
        }
        var tried = judged(claim, part, HandOver.to(situation.to().channel(), part, traces), situation);
        return HandOver.isFree(part, situation.to()) ? tried.free() : tried;
    }

    private Tried judged(Claim claim, Part part, Delivery outcome, Situation situation) {
        try {
            if (outcome instanceof Sent(var providerId)) {
                journal.sent(claim, part, providerId);
                return new Tried(part.last() ? new Next(true) : new More(), Platform.THERE, null);
            }
            return failed(claim, outcome, situation);
        } catch (RuntimeException | Error surprise) {
            Surprise.rethrowUnlessOurs(surprise);
            LOG.atError().setCause(surprise).addKeyValue("seq", claim.seq())
                    .log("what came of a message failed to be recorded unexpectedly");
            return new Tried(judge.unrecorded(claim, Surprise.reason(surprise)), Platform.THERE, null);
        }
    }

    /** It has kept its room waiting for too long, and can't even be tried. */
    Step giveUp(long seq, Address to, String reason) {
        return judge.heldTooLong(seq, to, reason);
    }

    private Tried failed(Claim claim, Delivery outcome, Situation situation) {
        return switch (outcome) {
            case Sent _ -> throw new IllegalArgumentException("sent is no failure");
            case Deferred deferred -> new Tried(judge.deferred(claim, deferred),
                    deferred.counted() ? Platform.THERE : Platform.AWAY, null);
            case NotYet notYet -> Tried.notCalled(judge.notYet(claim, notYet));
            case Paused paused -> judge.paused(claim, paused, situation);
            case Unknown unknown -> new Tried(judge.unknown(claim, unknown), Platform.AWAY, null);
            case Refused(var reason) -> new Tried(judge.refused(claim, reason), Platform.THERE, null);
            case LockedOut(var reason) -> new Tried(judge.lockedOut(claim, reason, situation), Platform.THERE, null);
            case Lapsed(var reason, var answered) -> new Tried(judge.lapsed(claim, reason),
                    answered ? Platform.THERE : Platform.NOT_CALLED, null, true);
        };
    }
}
