package com.tarcommerce.gateway.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where outbound keeps files, each for its tenant: what begins with a word is no picture. */
final class FakeMedia implements HttpHandler {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var tenant = exchange.getRequestURI().getQuery();
            if (exchange.getRequestMethod().equals("POST")) {
                var file = exchange.getRequestBody().readAllBytes();
                var id = "med_" + Arrays.hashCode(file);
                files.put(id + "?" + tenant, file);
                var type = new String(file, StandardCharsets.UTF_8).startsWith("words") ? "text/plain" : "image/jpeg";
                answer(exchange, 201, "application/json", ("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"size\":"
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
