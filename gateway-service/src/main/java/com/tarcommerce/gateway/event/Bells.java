package com.tarcommerce.gateway.event;

/** One bell a queue, so that what waits for one service never holds up another. */
record Bells(Bell events, Bell carts, Bell foreign) {

    Bells() {
        this(new Bell(), new Bell(), new Bell());
    }

    Bell of(String queue) {
        return switch (queue) {
            case Outbox.EVENTS -> events;
            case Outbox.CARTS -> carts;
            default -> foreign;
        };
    }

    void ringAll() {
        events.ring();
        carts.ring();
        foreign.ring();
    }
}
