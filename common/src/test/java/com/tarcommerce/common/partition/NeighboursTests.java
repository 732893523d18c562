package com.tarcommerce.common.partition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.caller.InternalToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whether a replica that nobody sees is gone, or may be alive. */
class NeighboursTests {
    private final Neighbours neighbours = new Neighbours(HttpClient.newHttpClient(),
            InternalToken.parse("a-token-for-tests-only"), new JsonMapper(), new Knock(null, Duration.ofSeconds(1)));

    @Test
    void itIsGoneIfNobodyListensAtItsAddress() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(neighbours.isGone(at(port))).isTrue();
    }

    @Test
    void itIsGoneIfAnotherProcessAnswersThere() throws IOException {
        var server = answering("{\"replica\":\"another\"}", 200);
        try {
            assertThat(neighbours.isGone(at(server.getAddress().getPort()))).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void itIsNotIfItAnswersItselfOrNothingThatAnybodyUnderstands() throws IOException {
        for (var server : new HttpServer[]{answering("{\"replica\":\"a\"}", 200), answering("", 503),
                answering("what?", 200)}) {
            try {
                assertThat(neighbours.isGone(at(server.getAddress().getPort()))).isFalse();
            } finally {
                server.stop(0);
            }
        }
    }

    /** Frozen: the system takes the connection, and nobody answers. */
    @Test
    void itMayBeAliveIfItIsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(neighbours.isGone(at(silent.getLocalPort()))).isFalse();
        }
    }

    @Test
    void itMayBeAliveIfItsMachineIsNotFoundOrItsAddressIsNone() {
        assertThat(neighbours.isGone(new Owner(0, 1, "a", "http://nobody.invalid:8081", false))).isFalse();
        assertThat(neighbours.isGone(new Owner(0, 1, "a", "no address", false))).isFalse();
        assertThat(neighbours.isGone(new Owner(0, 1, "a", "", false))).isFalse();
    }

    private static Owner at(int port) {
        return new Owner(0, 1, "a", "http://127.0.0.1:" + port, false);
    }

    private static HttpServer answering(String body, int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(WhoIsHere.PATH, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
