package com.tarcommerce.gateway.event;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One bell a queue, so that what waits for one service never holds up another. */
final class Bells {
    private final Bell events = new Bell();
    private final Bell carts = new Bell();
    private final Bell withdrawals = new Bell();
    private final Bell missed = new Bell();
    private final Bell foreign = new Bell();
    private final AtomicBoolean unsure = new AtomicBoolean();

    Bell events() {
        return events;
    }

    Bell carts() {
        return carts;
    }

    Bell withdrawals() {
        return withdrawals;
    }

    Bell missed() {
        return missed;
    }

    Bell foreign() {
        return foreign;
    }

    Bell of(String queue) {
        return switch (queue) {
            case Outbox.EVENTS -> events;
            case Outbox.CARTS -> carts;
            case Outbox.WITHDRAWALS -> withdrawals;
            case Outbox.MISSED -> missed;
            default -> foreign;
        };
    }

    void ringAll() {
        events.ring();
        carts.ring();
        withdrawals.ring();
        missed.ring();
        foreign.ring();
    }

    /** Another process has written, and nobody knows to which queue: the first one looks, and then at the others. */
    void ringFromOutside() {
        unsure.set(true);
        events.ring();
    }

    /**
     * After a claim, which has waited for whoever was writing: wakes the other queues if something is in them, while the
     * caller goes on.
     */
    void passOn(Outbox outbox) {
        if (unsure.getAndSet(false)) {
            Thread.ofVirtual().name("bells").start(() -> wakeWhoHasWork(outbox));
        }
    }

    private void wakeWhoHasWork(Outbox outbox) {
        try {
            var waiting = outbox.waitingBesides();
            if (waiting.carts()) {
                carts.ring();
            }
            if (waiting.foreign()) {
                foreign.ring();
            }
        } catch (DataAccessException | TransactionException unknown) {
            carts.ring();
            foreign.ring();
        }
    }
}
