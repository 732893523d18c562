package com.tarcommerce.standalone.demo;

import java.util.Locale;

/** The topics of the demo's forum. */
enum Topic {
    INVENTORY(45), ORDERS(46);

    private final long thread;

    Topic(long thread) {
        this.thread = thread;
    }

    long thread() {
        return thread;
    }

    String label() {
        return "#" + name().toLowerCase(Locale.ROOT);
    }
}
