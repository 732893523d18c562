package com.tarcommerce.outbound.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.channel.JsonPost.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonPostTests {
    private static final String ENDLESS = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";

    private final JsonPost post = new JsonPost(Duration.ofSeconds(1));

    @Test
    void anAnswerThatBeginsAndDoesNotEndIsLost() throws Exception {
        try (var server = listening()) {
            answerWith(server, out -> out.write((ENDLESS + "{\"id\":").getBytes(UTF_8)));

            assertThat(post(server)).isEqualTo(new Answer.Lost());
        }
    }

    @Test
    void anAnswerWithoutEndIsNotKeptInMemory() throws Exception {
        try (var server = listening()) {
            answerWith(server, out -> out.write((ENDLESS + "x".repeat(4_000_000)).getBytes(UTF_8)));

            assertThat(new JsonPost(Duration.ofSeconds(20)).post(url(server), Map.of(), new byte[0]))
                    .isEqualTo(new Answer.Lost());
        }
    }

    @Test
    void aLargeFileIsGivenMoreTime() {
        assertThat(post.deadline(new byte[100])).isEqualTo(Duration.ofSeconds(1));
        assertThat(post.deadline(new byte[20 * 1024 * 1024])).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    void whoIsNotThereWasNotCalled() throws Exception {
        var gone = listening();
        gone.close();

        assertThat(post(gone)).isEqualTo(new Answer.NotConnected());
    }

    @Test
    void anAnswerInTimeIsGiven() throws Exception {
        try (var server = listening()) {
            answerWith(server, out -> out.write("HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(UTF_8)));

            assertThat(post(server)).isEqualTo(new Answer.Given(429, "{}", "7"));
        }
    }

    private Answer post(ServerSocket server) {
        return post.post(url(server), Map.of(), "{}".getBytes(UTF_8));
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    /** The connection stays open until the other side ends it. */
    private static void answerWith(ServerSocket server, Answering answer) {
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                answer.to(socket.getOutputStream());
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // The caller has hung up.
            }
        });
    }

    @FunctionalInterface
    private interface Answering {
        void to(OutputStream out) throws IOException;
    }
}
