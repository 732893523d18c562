package com.tarcommerce.testsupport.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks as llama.cpp's server does: {@code POST /v1/chat/completions}. What the model would write is up to the test;
 * it is no model, and says nothing about how well one understands.
 */
public final class ModelStandIn implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour = saying(_ -> "");

    /** What the server does with a question. */
    public interface Behaviour {
        void answer(HttpExchange exchange, JsonNode question) throws IOException;
    }

    public ModelStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void behaves(Behaviour as) {
        behaviour = as;
        questions.clear();
    }

    /** The model writes this, whatever the schema. */
    public void says(Function<JsonNode, String> model) {
        behaves(saying(model));
    }

    public List<JsonNode> questions() {
        return questions;
    }

    /** All but those that find out about the schema. */
    public List<JsonNode> questionsOfTexts() {
        return questions.stream().filter(question -> question.at("/messages/0/role").stringValue().equals("system"))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
            questions.add(question);
            behaviour.answer(exchange, question);
        }
    }

    public static Behaviour saying(Function<JsonNode, String> model) {
        return (exchange, question) -> send(exchange, 200, completion(model.apply(question)));
    }

    /** As a server does that holds its model to the schema of the probe, the only one with a single value. */
    public static Behaviour enforcing() {
        return saying(question -> {
            var fields = question.at("/response_format/json_schema/schema/properties");
            var field = fields.propertyNames().iterator().next();
            return JSON.writeValueAsString(Map.of(field, fields.path(field).at("/enum/0").asString("")));
        });
    }

    public static Behaviour status(int status, String body) {
        return (exchange, _) -> send(exchange, status, body);
    }

    /** Takes the question and never answers. */
    public Behaviour silent() {
        return (_, _) -> awaitClosing();
    }

    /** Begins to answer and sends one character at a time, without an end. */
    public Behaviour dripping() {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                awaitClosing(50);
            }
        };
    }

    private void awaitClosing() {
        awaitClosing(Long.MAX_VALUE);
    }

    private void awaitClosing(long milliseconds) {
        try {
            closing.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String completion(String content) {
        return JSON.writeValueAsString(Map.of("object", "chat.completion", "choices",
                List.of(Map.of("index", 0, "finish_reason", "stop", "message",
                        Map.of("role", "assistant", "content", content))),
                "usage", Map.of("prompt_tokens", 200, "completion_tokens", 20, "total_tokens", 220)));
    }

    /** What the user turn of a question holds. */
    public static JsonNode said(JsonNode question) {
        return JSON.readTree(question.at("/messages/1/content").stringValue());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
