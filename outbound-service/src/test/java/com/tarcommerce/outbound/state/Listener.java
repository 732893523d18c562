package com.tarcommerce.outbound.state;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone who asked to be told: verifies, remembers, and answers as it is told to. */
final class Listener implements AutoCloseable {
    static final String SECRET = "a-secret-of-more-than-16-bytes";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final SettableClock clock;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    Listener(SettableClock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** @param genuine signed for this origin, or for the gateway's door */
    record Heard(String id, boolean genuine, JsonNode body) {

        String type() {
            return body.path("type").asString("");
        }

        String message() {
            return body.path("data").path("id").asString("");
        }
    }

    private record Answer(int status, String retryAfter) {
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/hooks/messages";
    }

    void answerNext(int times, int status, String retryAfter) {
        for (var i = 0; i < times; i++) {
            answers.add(new Answer(status, retryAfter));
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Waits until so many calls have come. */
    List<Heard> await(int calls) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> heard.size() >= calls);
        return heard();
    }

    private void hear(HttpExchange call) throws IOException {
        try (call) {
            var body = call.getRequestBody().readAllBytes();
            var headers = call.getRequestHeaders();
            var door = call.getRequestURI().getPath().equals(StateChanged.GATEWAY.toString());
            var key = Secrets.parse("SECRET", SECRET).derive(door ? "messages" : "url:" + origin());
            var genuine = new StandardWebhooks(key, clock).verify(headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), body);
            var answer = answers.poll();
            if (answer != null && !answer.retryAfter().isEmpty()) {
                call.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            heard.add(new Heard(String.valueOf(headers.getFirst("webhook-id")), genuine, JSON.readTree(body)));
            call.sendResponseHeaders(answer == null ? 204 : answer.status(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
