package com.tarcommerce.gateway.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Where outbound keeps files, each for its tenant: whatever they are. */
public final class FakeMedia implements HttpHandler {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger offered = new AtomicInteger();
    private final Semaphore gate = new Semaphore(1);

    /** How many files came to be kept, those included that are held up. */
    public int offered() {
        return offered.get();
    }

    /** While this is carried out, no file that comes is answered. */
    public void heldUp(Runnable meanwhile) {
        gate.acquireUninterruptibly();
        try {
            meanwhile.run();
        } finally {
            gate.release();
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var tenant = exchange.getRequestURI().getQuery();
            if (exchange.getRequestMethod().equals("POST")) {
                var file = exchange.getRequestBody().readAllBytes();
                var id = "med_" + Arrays.hashCode(file);
                files.put(id + "?" + tenant, file);
                offered.incrementAndGet();
                gate.acquireUninterruptibly();
                gate.release();
                answer(exchange, 201, "application/json", ("{\"id\":\"" + id + "\",\"type\":\"image/jpeg\",\"size\":"
                        + file.length + "}").getBytes(StandardCharsets.UTF_8));
            } else {
                var path = exchange.getRequestURI().getPath();
                var file = files.get(path.substring(path.lastIndexOf('/') + 1) + "?" + tenant);
                answer(exchange, file == null ? 404 : 200, "application/octet-stream",
                        file == null ? new byte[1] : file);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
