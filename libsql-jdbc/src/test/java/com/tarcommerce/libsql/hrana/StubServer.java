package com.tarcommerce.libsql.hrana;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/** A Hrana server in this JVM that answers what a test has told it to, in that order, and then that all went well. */
public final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Answer> script = new LinkedBlockingQueue<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();

    @FunctionalInterface
    private interface Answer {
        void give(HttpExchange exchange, String body) throws IOException;
    }

    public StubServer() throws IOException {
        this(HttpServer.create(), "http");
    }

    /** The same over TLS. */
    public StubServer(SSLContext tls) throws IOException {
        this(secure(tls), "https");
    }

    private static HttpServer secure(SSLContext tls) throws IOException {
        var server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private StubServer(HttpServer server, String scheme) throws IOException {
        this.server = server;
        this.scheme = scheme;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v3-protobuf/pipeline", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        headers.add(exchange.getRequestHeaders());
        bodies.add(body);
        var next = script.poll();
        (next == null ? succeed("") : next).give(exchange, body);
    }

    public String base() {
        return scheme + "://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "jdbc:libsql:" + base();
    }

    /** What was asked, as bytes: SQL and batons can be looked for in it. */
    public List<String> requests() {
        return List.copyOf(bodies);
    }

    public List<Headers> headers() {
        return List.copyOf(headers);
    }

    public void thenSucceed() {
        script.add(succeed(""));
    }

    /** Sends the stream on to another place. */
    public void thenSucceedAt(String baseUrl) {
        script.add(succeed(baseUrl));
    }

    public void thenAnswer(int status, String text) {
        script.add((exchange, _) -> send(exchange, status, text.getBytes(StandardCharsets.UTF_8)));
    }

    public void thenRedirect(String location) {
        script.add((exchange, _) -> {
            exchange.getResponseHeaders().set("Location", location + exchange.getRequestURI());
            send(exchange, 307, new byte[0]);
        });
    }

    /** Does what was asked, for all we know, and hangs up. */
    public void thenHangUp() {
        script.add((exchange, _) -> exchange.close());
    }

    /** Says nothing until the client has gone. */
    public void thenKeepSilent() {
        script.add((_, _) -> {
        });
    }

    /** Begins an answer and never ends it. */
    public void thenStall() {
        script.add((exchange, _) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });
    }

    /** Every step of the batch succeeds; a step that only cleans up is among them. */
    private Answer succeed(String baseUrl) {
        return (exchange, body) -> {
            var out = new ProtobufWriter();
            out.string(1, "baton-" + bodies.size());
            if (!baseUrl.isEmpty()) {
                out.string(2, baseUrl);
            }
            var result = out.begin(3);
            var ok = out.begin(1);
            var batch = out.begin(3);
            var results = out.begin(1);
            for (var step = 0; step < steps(body); step++) {
                var entry = out.begin(1);
                out.unsigned(1, step);
                out.empty(2);
                out.end(entry);
            }
            out.end(results);
            out.end(batch);
            out.end(ok);
            out.end(result);
            send(exchange, 200, out.toByteArray());
        };
    }

    private static int steps(String body) {
        var in = new ProtobufReader(body.getBytes(StandardCharsets.ISO_8859_1));
        var steps = 0;
        for (var field = in.next(); field != 0; field = in.next()) {
            if (field == 2) {
                var outer = in.enter();
                steps += in.next() == 3 ? inBatch(in) : 0;
                in.leave(outer);
            } else {
                in.skip();
            }
        }
        return steps;
    }

    private static int inBatch(ProtobufReader in) {
        var request = in.enter();
        in.next();
        var batch = in.enter();
        var steps = 0;
        while (in.next() != 0) {
            in.skip();
            steps++;
        }
        in.leave(batch);
        in.leave(request);
        return steps;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
