package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Has things looked at once more after a replica that slept has acted on them: the database knows that it lost them, the
 * scheduler does not, and its late call may have undone what their new owner did. And has looked at elsewhere what can't
 * wait where it is.
 */
@Component
class LookAgain {
    private static final Logger LOG = LoggerFactory.getLogger(LookAgain.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Bells bells;
    private final InstantSource clock;

    LookAgain(Outbox outbox, Bells bells, InstantSource clock) {
        this.outbox = outbox;
        this.bells = bells;
        this.clock = clock;
    }

    /** Returns once it is written down. */
    void at(List<OutboxRow> rows) throws InterruptedException {
        var postings = rows.stream().map(Posting::again).toList();
        while (!isWritten(postings)) {
            Thread.sleep(PAUSE);
        }
        LOG.atWarn().addKeyValue("events", rows.size())
                .log("another replica took these meanwhile: they are looked at anew");
        bells.carts().ring();
    }

    /** Has what is to be said of a cart taken back, by a row of its own. */
    void takeBack(Changed thing) {
        outbox.add(Outbox.WITHDRAWALS, List.of(Posting.besides(thing.first())), clock.instant());
        bells.withdrawals().ring();
    }

    private boolean isWritten(List<Posting> postings) {
        try {
            outbox.add(Outbox.CARTS, postings, clock.instant());
            return true;
        } catch (DataAccessException | TransactionException trouble) {
            LOG.atError().setCause(trouble)
                    .log("what is to be looked at anew could not be written down; it is tried again");
            return false;
        }
    }
}
