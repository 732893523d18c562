package com.tarcommerce.libsql.webhooks;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Where the gateway's bell would be: keeps what comes in, and behaves as it is told. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "a-secret-of-the-tests";

    private final ServerSocket server;
    private final String scheme;
    private final Queue<Ring> rings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread accepting;
    private volatile Manner manner = Manner.answering("204 No Content", "");

    private Receiver(ServerSocket server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        accepting = Thread.ofVirtual().start(this::accept);
    }

    static Receiver open() throws IOException {
        return open(0);
    }

    static Receiver open(int port) throws IOException {
        return new Receiver(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), "http");
    }

    static Receiver open(ServerSocketFactory tls) throws IOException {
        return new Receiver(tls.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), "https");
    }

    /** What is done after a request was read; the connection stays open unless it says no. */
    @FunctionalInterface
    interface Manner {
        boolean answer(OutputStream to) throws IOException;

        static Manner answering(String status, String headers) {
            return to -> {
                to.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                to.flush();
                return true;
            };
        }
    }

    /** @param arrivedAt when its first line was there, as {@link System#nanoTime()} */
    record Ring(String line, Map<String, String> headers, String body, long arrivedAt) {
        boolean isSigned() {
            var key = Secrets.parse("TAR_WEBHOOK_SECRET", SECRET).derive("libsql");
            return new StandardWebhooks(key, InstantSource.system()).verify(headers.get(StandardWebhooks.ID),
                    headers.get(StandardWebhooks.TIMESTAMP), headers.get(StandardWebhooks.SIGNATURE),
                    body.getBytes(StandardCharsets.UTF_8));
        }
    }

    void behave(Manner next) {
        manner = next;
    }

    List<Ring> rings() {
        return List.copyOf(rings);
    }

    void forget() {
        rings.clear();
    }

    int connections() {
        return connections.get();
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return scheme + "://localhost:" + port();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
                var arrivedAt = System.nanoTime();
                var headers = readHeaders(in);
                var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                rings.add(new Ring(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8),
                        arrivedAt));
                if (!manner.answer(out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // As clients do.
        }
    }

    private static Map<String, String> readHeaders(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Returns when nobody listens any more: a thread that was about to accept a connection holds the socket a little longer. */
    @Override
    public void close() {
        try {
            server.close();
            accepting.join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
