package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.outbound.delivery.Step.Cue;
import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.delivery.Tried.Platform;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Delivers what a turn is for. The one place that catches everything: whatever happens to one message, its lane goes on. */
@Service
class TakeTurn {
    private static final Logger LOG = LoggerFactory.getLogger(TakeTurn.class);

    private final DeliverMessage deliverMessage;
    private final InstantSource clock;

    TakeTurn(DeliverMessage deliverMessage, InstantSource clock) {
        this.deliverMessage = deliverMessage;
        this.clock = clock;
    }

    /** @throws StaleHold if the room is another replica's */
    Tried take(Turn turn) {
        return tried(turn, () -> deliverMessage.deliver(turn.seq(), to(turn)));
    }

    /** As {@link #take(Turn)}, of a message that was accepted as one that is being sent. */
    Tried take(Turn turn, Claim claim) {
        return tried(turn, () -> deliverMessage.deliver(claim, to(turn)));
    }

    private static Address to(Turn turn) {
        return turn.lane().room().address();
    }

    private Tried tried(Turn turn, Supplier<Tried> delivery) {
        try {
            return delivery.get();
        } catch (StaleHold elsewhere) {
            throw elsewhere;
        } catch (RuntimeException | Error surprise) {
            LOG.atError().setCause(surprise).addKeyValue("seq", turn.seq()).log("a delivery failed unexpectedly");
            // It may have been called.
            return new Tried(afterSurprise(turn, surprise), Platform.THERE, null);
        }
    }

    /** A database that is away is waited for, whoever waits; anything else is given up in the end, so that the room goes on. */
    private Step afterSurprise(Turn turn, Throwable surprise) {
        var lane = turn.lane();
        var now = clock.instant();
        var again = now.plus(Workers.AFTER_A_FAILURE);
        if (Surprise.isOfDatabase(surprise)) {
            return new Hold(again, lane.heldSince(turn.seq()), Cue.NOTHING);
        }
        var since = Objects.requireNonNullElse(lane.heldSince(turn.seq()), now);
        if (Patience.isTooLong(since, now)) {
            try {
                return deliverMessage.giveUp(turn.seq(), to(turn), Patience.tooLong(Surprise.reason(surprise)));
            } catch (StaleHold elsewhere) {
                throw elsewhere;
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("a message could not be given up; tried again soon");
            }
        }
        return new Hold(again, since, Cue.NOTHING);
    }

    /** It has kept its lane waiting for too long, and can't even be tried. @throws StaleHold as {@link #take(Turn)} */
    void giveUp(long seq, Address to, String reason) {
        deliverMessage.giveUp(seq, to, reason);
    }
}
