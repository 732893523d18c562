package com.tarcommerce.standalone.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands in for a collector of traces: takes OTLP over HTTP, and reads no more of it than spans' traces and names. */
final class Collector implements AutoCloseable {
    /** Fields 1, 2, 4 and 5 of a Span: trace_id, span_id, parent_span_id and, after its length, the name. */
    private static final Pattern SPAN = Pattern.compile(
            "\n\u0010(?<trace>.{16})\u0012\b.{8}(?:\"\b.{8})?\\*(?<length>.)(?<name>[ -~]*)", Pattern.DOTALL);

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    private record Span(String trace, String name) {
    }

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new Collector(server);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    collector.read(exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return collector;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The names of each trace's spans. */
    Map<String, List<String>> traces() {
        return spans.stream().collect(Collectors.groupingBy(Span::trace,
                Collectors.mapping(Span::name, Collectors.toList())));
    }

    private void read(byte[] message) {
        var found = SPAN.matcher(new String(message, StandardCharsets.ISO_8859_1));
        while (found.find()) {
            var trace = HexFormat.of().formatHex(found.group("trace").getBytes(StandardCharsets.ISO_8859_1));
            spans.add(new Span(trace, found.group("name").substring(0, found.group("length").charAt(0))));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
