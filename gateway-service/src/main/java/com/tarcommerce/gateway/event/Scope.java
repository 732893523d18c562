package com.tarcommerce.gateway.event;

import java.util.Collection;
import java.util.List;

/**
 * The rows that one worker looks after.
 *
 * @param urls      never empty
 * @param these     rows with one of the urls; else all but those
 * @param places    of all but those, none whose {@link #placeOf} is one of these
 * @param headsOnly only the oldest row of each lane at a time; else a lane's rows together, oldest first
 * @param turns     from each shop in turn; else the oldest of all
 */
record Scope(List<String> urls, boolean these, List<String> places, boolean headsOnly, boolean turns) {
    private static final int OF_SCHEME = "https://".length();
    /** {@link #placeOf} in SQL. */
    private static final String PLACE = "substr(row.url, 1, instr(replace(substr(row.url, %d), '?', '/') || '/', '/') + %d)"
            .formatted(OF_SCHEME + 1, OF_SCHEME - 1);

    Scope {
        urls = List.copyOf(urls);
        places = List.copyOf(places);
    }

    static Scope of(List<String> urls) {
        return new Scope(urls, true, List.of(), false, false);
    }

    static Scope allBut(List<String> urls, Collection<String> places) {
        return new Scope(urls, false, List.copyOf(places), true, false);
    }

    Scope inTurn() {
        return new Scope(urls, these, places, headsOnly, true);
    }

    /** Scheme, host and port of an address as they are written. */
    static String placeOf(String url) {
        var end = OF_SCHEME;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return url.substring(0, Math.min(end, url.length()));
    }

    String condition() {
        if (these) {
            return "row.url in (:urls)";
        }
        return "row.url not in (:urls)" + (places.isEmpty() ? "" : " and " + PLACE + " not in (:places)");
    }
}
