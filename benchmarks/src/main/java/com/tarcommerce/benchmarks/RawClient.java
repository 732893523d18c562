package com.tarcommerce.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sends as little as HTTP/1.1 allows over kept connections, so that the load costs less than what is measured. */
final class RawClient {
    private final URI base;
    private final String headers;

    /** @param authorization the header's value, or empty for none */
    RawClient(URI base, String authorization) {
        this.base = base;
        this.headers = " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort()
                + "\r\nContent-Type: application/json\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "Content-Length: ";
    }

    /** Sends so many over so many connections, each the next when the last was answered; requests a second. */
    double perSecond(int count, int connections, IntFunction<Request> requests) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        var began = System.nanoTime();
        var threads = IntStream.range(0, connections).mapToObj(_ -> Thread.ofPlatform()
                .uncaughtExceptionHandler((_, thrown) -> failure.compareAndSet(null, thrown))
                .start(() -> sendAll(next, count, requests))).toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private void sendAll(AtomicInteger next, int count, IntFunction<Request> requests) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 8_192);
            for (var no = next.getAndIncrement(); no < count; no = next.getAndIncrement()) {
                var request = requests.apply(no);
                var body = request.body().getBytes(StandardCharsets.UTF_8);
                var head = request.method() + " " + request.path() + headers + body.length + "\r\n\r\n";
                var bytes = (head + request.body()).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(bytes);
                var status = answer(in);
                if (status >= 300) {
                    throw new IllegalStateException(request.path() + " was answered " + status);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int answer(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).substring(9, 12));
        var length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("an answer of unknown length");
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    record Request(String method, String path, String body) {
    }
}
