package com.tarcommerce.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that are started later. Each is given once in the life of this JVM, and lies below those that a
 * system takes for outgoing connections, so that nothing else comes by it before its process listens.
 */
public final class FreePorts {
    private static final int FROM = 15_000;
    private static final int TO = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {
    }

    /** Returns a port on which nobody listens, on no address of this machine. */
    public static int next() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
