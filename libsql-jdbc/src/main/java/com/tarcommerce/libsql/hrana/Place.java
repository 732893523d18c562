package com.tarcommerce.libsql.hrana;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Where a stream lives: the endpoint's own address or another that the server has named. One thread at a time uses it. */
final class Place {
    private static final String PIPELINE = "v3-protobuf/pipeline";

    private final String address;
    private final HttpRequest.Builder pipeline;

    Place(Endpoint endpoint, URI base) {
        address = base.toString();
        pipeline = HttpRequest.newBuilder(URI.create(address + (address.endsWith("/") ? "" : "/") + PIPELINE))
                .header("Content-Type", "application/x-protobuf");
        if (!endpoint.namespace().isEmpty()) {
            pipeline.header("x-namespace-bin", Base64.getEncoder().withoutPadding()
                    .encodeToString(endpoint.namespace().getBytes(StandardCharsets.UTF_8)));
        }
        if (!endpoint.token().isEmpty()) {
            pipeline.header("Authorization", "Bearer " + endpoint.token());
        }
    }

    boolean isAt(String other) {
        return address.equals(other);
    }

    HttpRequest request(byte[] body, Duration timeout) {
        return pipeline.timeout(timeout).POST(BodyPublishers.ofByteArray(body)).build();
    }
}
