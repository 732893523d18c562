package com.tarcommerce.gateway.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An ai-service that understands no words and reads the pictures that it was told of. */
public final class ReadingAi implements AutoCloseable {
    /** A bill over 24 milk. */
    public static final String MILK = """
            {"text":"Milk 24 28.00 672.00","lines":[{"item":"Milk","quantity":24,"price":2800,"amount":67200,
             "match":"Milk"}],"engine":"tesseract"}""";
    private static final String UNKNOWN = """
            {"intent":"unknown","confidence":0.98,"engine":"rules","needs_clarification":false}""";

    private final HttpServer server;
    private final Map<String, String> bills = new ConcurrentHashMap<>();
    private final List<String> pictures = new CopyOnWriteArrayList<>();

    public ReadingAi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/intents", exchange -> answer(exchange, 200, UNKNOWN));
        server.createContext("/v1/ocr", this::read);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Any other picture is of no kind that it reads. */
    public void reads(String picture, String bill) {
        bills.put(picture, bill);
    }

    /** What it was given to read, in the order. */
    public List<String> pictures() {
        return List.copyOf(pictures);
    }

    private void read(HttpExchange exchange) throws IOException {
        var picture = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        pictures.add(picture);
        var bill = bills.get(picture);
        answer(exchange, bill == null ? 415 : 200, bill == null ? "{}" : bill);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
