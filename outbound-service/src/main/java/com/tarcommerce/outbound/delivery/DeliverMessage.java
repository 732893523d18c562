package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Step.Next;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Hands a room's first message to its channel, part by part; it is marked as being sent before the first call. */
@Service
class DeliverMessage {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessage.class);

    private final Channels channels;
    private final Pace pace;
    private final Journal journal;
    private final JudgeFailure judge;
    private final InstantSource clock;

    DeliverMessage(Channels channels, Pace pace, Journal journal, JudgeFailure judge, InstantSource clock) {
        this.channels = channels;
        this.pace = pace;
        this.journal = journal;
        this.judge = judge;
        this.clock = clock;
    }

    /** @param heldSince since when the message keeps its room waiting, as far as the lane knows */
    Step deliver(long seq, Room room, @Nullable Instant heldSince) {
        var channel = channels.of(room);
        var chat = channel.name() + "/" + channel.chatOf(room);
        var earliest = pace.earliest(chat);
        if (earliest.isAfter(clock.instant())) {
            return judge.chatIsPaused(seq, channel.name(), earliest, heldSince);
        }
        var claim = journal.claim(seq, channel.name());
        return claim.isEmpty() ? new Next(false) : send(claim.get(), channel, chat);
    }

    private Step send(Claim claimed, Channel channel, String chat) {
        if (judge.isMoot(claimed, clock.instant())) {
            return judge.lapsed(claimed, "its moment had passed");
        }
        var claim = claimed;
        var texts = channel.split(claim.message());
        while (claim.partsSent() < texts.size()) {
            var index = claim.partsSent();
            var part = new Part(claim.message(), texts.get(index), index, index == texts.size() - 1);
            var outcome = handOver(channel, part);
            if (!(outcome instanceof Sent(var providerId))) {
                return failed(claim, outcome, chat);
            }
            journal.sent(claim, part, providerId);
            claim = claim.withOnePartMoreSent();
        }
        return new Next(true);
    }

    private Step failed(Claim claim, Delivery outcome, String chat) {
        return switch (outcome) {
            case Sent _ -> throw new IllegalArgumentException("sent is no failure");
            case Deferred deferred -> judge.deferred(claim, deferred);
            case Paused paused -> judge.paused(claim, paused, chat);
            case Unknown unknown -> judge.unknown(claim, unknown);
            case Refused(var reason) -> judge.refused(claim, reason);
            case Lapsed(var reason) -> judge.lapsed(claim, reason);
        };
    }

    private static Delivery handOver(Channel channel, Part part) {
        try {
            return channel.send(part);
        } catch (RuntimeException ours) {
            LOG.atError().setCause(ours).addKeyValue("channel", channel.name()).log("a channel failed unexpectedly");
            return new Deferred(true, "an error of ours: " + ours.getClass().getSimpleName());
        }
    }
}
