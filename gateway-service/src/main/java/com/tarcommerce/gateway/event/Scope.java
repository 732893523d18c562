package com.tarcommerce.gateway.event;

import java.util.List;

/**
 * The rows that one worker looks after.
 *
 * @param urls      never empty
 * @param these     rows with one of the urls; else all but those
 * @param headsOnly only the oldest row of each lane at a time; else a lane's rows together, oldest first
 */
record Scope(List<String> urls, boolean these, boolean headsOnly) {
    Scope {
        urls = List.copyOf(urls);
    }

    static Scope of(List<String> urls) {
        return new Scope(urls, true, false);
    }

    static Scope allBut(List<String> urls) {
        return new Scope(urls, false, true);
    }

    String condition() {
        return these ? "row.url in (:urls)" : "row.url not in (:urls)";
    }
}
