package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** Loopback addresses of the drill's own, one a replica, between which nothing gets through if the drill says so. */
record CutNetwork(int count) {

    /** Only in a network of the drill's own: elsewhere the rule would be everybody's. */
    static boolean canBeCut() {
        return "1".equals(System.getenv("TAR_DRILL_NETWORK"));
    }

    static String host(int no) {
        return canBeCut() ? "127.0.0." + (11 + no) : "127.0.0.1";
    }

    /** Nothing gets from it to the others or back; the database and its clients still reach it. */
    void cut(int no) {
        rules("add", no);
    }

    void mend(int no) {
        rules("del", no);
    }

    private void rules(String what, int no) {
        IntStream.range(0, count).filter(other -> other != no).forEach(other -> {
            rule(what, host(no), host(other));
            rule(what, host(other), host(no));
        });
    }

    private static void rule(String what, String from, String to) {
        try {
            var done = new ProcessBuilder("ip", "rule", what, "from", from, "to", to, "blackhole", "prio", "1")
                    .inheritIO().start().waitFor();
            if (done != 0) {
                throw new IllegalStateException("ip rule failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
