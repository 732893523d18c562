package com.tarcommerce.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that says so much and then nothing more. */
class DownloadTests {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final List<Socket> calls = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var call : calls) {
            call.close();
        }
    }

    @Test
    void aFileThatBeginsAndDoesNotEndIsTooSlow() {
        says("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");

        assertThat(Download.get(address(), Map.of(), SHORT)).isInstanceOf(Fetched.TooSlow.class);
    }

    @Test
    void aServerThatSaysNothingIsAway() {
        says("");

        assertThatThrownBy(() -> Download.get(address(), Map.of(), SHORT)).isInstanceOf(TemporaryFailure.class);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/file");
    }

    private void says(String words) {
        Thread.ofVirtual().start(() -> {
            try {
                var call = server.accept();
                calls.add(call);
                call.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                call.getOutputStream().flush();
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        });
    }
}
