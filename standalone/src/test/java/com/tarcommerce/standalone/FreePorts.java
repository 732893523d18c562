package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for the services, below those that a system hands out to outgoing connections by itself. */
final class FreePorts {
    private static final int FROM = 20_000;
    private static final int TO = 32_000;

    private FreePorts() {
    }

    static void putInto(Map<String, String> environment) {
        for (var service : Service.values()) {
            environment.put(service.portVariable(), Integer.toString(one()));
        }
    }

    static int one() {
        while (true) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(FROM, TO))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
    }
}
