package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Hrana 3 with nothing around it: bytes that were made before, the HTTP client of the JDK that the driver uses too, a
 * stream that is kept, and an answer that is read. No JDBC, and nothing of the driver's code.
 */
final class RawHrana implements DriverSession {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final byte[] NONE = {};

    private final URI pipeline;
    private final String namespace;
    private final HranaRequests requests;
    private byte[] baton = NONE;

    RawHrana(URI server, String namespace, HranaRequests requests) {
        this.pipeline = server.resolve("/v3-protobuf/pipeline");
        this.namespace = Base64.getEncoder().withoutPadding()
                .encodeToString(namespace.getBytes(StandardCharsets.UTF_8));
        this.requests = requests;
    }

    @Override
    public String select(int item) throws IOException {
        var values = send(requests.select(item)).values();
        return values.size() == 2 && values.get(0) instanceof Long ? values.get(1).toString() : "";
    }

    @Override
    public long update(int item) throws IOException {
        return send(requests.update(item)).changes();
    }

    @Override
    public long insert(int rows) throws IOException {
        return send(requests.inserts()).changes();
    }

    private HranaAnswer send(byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(pipeline).header("Content-Type", "application/x-protobuf")
                .header("x-namespace-bin", namespace).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(onStream(body)))
                .build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("the server answered " + response.statusCode());
            }
            baton = NONE;
            var answer = new HranaAnswer(response.body());
            baton = answer.baton();
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** The order of protobuf's fields is free: the baton comes first, and what was made before is copied as it is. */
    private byte[] onStream(byte[] body) {
        if (baton.length == 0) {
            return body;
        }
        var field = HranaBytes.message(1, baton);
        return ByteBuffer.allocate(field.length + body.length).put(field).put(body).array();
    }

    /** The server ends a stream that nobody uses. */
    @Override
    public void close() {
        // Nothing to do.
    }
}
