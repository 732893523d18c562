package com.tarcommerce.common.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** What a call to another service does when the connection breaks. */
class RequestFactoryTests {
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final RestClient client = RestClient.builder()
            .requestFactory(new ServiceConfiguration().requestFactoryBuilder().build(HttpClientSettings.defaults()))
            .build();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aCallThatMayHaveBeenHeardIsNotRepeated() {
        serve((socket, _) -> socket.close());

        assertThatThrownBy(this::call).isInstanceOf(ResourceAccessException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void callsShareAConnection() {
        serve((socket, _) -> answer(socket));

        call();
        call();

        assertThat(asked).as("the connection of each call").containsExactly(0, 0);
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsReplaced() throws Exception {
        serve((socket, call) -> {
            answer(socket);
            if (call == 0) {
                socket.close();
            }
        });

        call();
        awaitSilence();
        call();

        assertThat(asked).containsExactly(0, 1);
    }

    /** Longer than the client trusts an idle connection without a look at it. */
    private static void awaitSilence() throws InterruptedException {
        Thread.sleep(ServiceConfiguration.TRUSTED_IDLE.toMillis() + 200);
    }

    private void call() {
        client.post().uri("http://127.0.0.1:" + server.getLocalPort()).body("{}").retrieve().toBodilessEntity();
    }

    private void serve(Answer answer) {
        Thread.ofVirtual().start(() -> {
            for (int connection = 0; !server.isClosed(); connection++) {
                serve(accept(), connection, answer);
            }
        });
    }

    private void serve(Socket socket, int connection, Answer answer) {
        Thread.ofVirtual().start(() -> {
            try (socket) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                while (!socket.isClosed() && heard(in)) {
                    asked.add(connection);
                    answer.to(socket, asked.size() - 1);
                }
            } catch (IOException gone) {
                // the client went away
            }
        });
    }

    /** Reads one request, whose headers say how long its body is. */
    private static boolean heard(BufferedReader in) throws IOException {
        var length = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            if (line.isEmpty()) {
                return in.skip(length) == length;
            }
        }
        return false;
    }

    private static void answer(Socket socket) throws IOException {
        socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private Socket accept() {
        try {
            return server.accept();
        } catch (IOException closed) {
            return new Socket();
        }
    }

    private interface Answer {
        void to(Socket socket, int call) throws IOException;
    }
}
