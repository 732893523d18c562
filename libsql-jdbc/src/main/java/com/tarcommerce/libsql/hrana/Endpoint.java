package com.tarcommerce.libsql.hrana;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a database is.
 *
 * @param base      {@code http://host:port} or with {@code https}
 * @param namespace empty for the server's default one
 * @param token     sent as {@code Authorization: Bearer}; empty for none
 */
public record Endpoint(URI base, String namespace, String token) {
    private static final String PIPELINE = "v3-protobuf/pipeline";

    /** @param base where the stream lives: the server may have named another place than ours */
    HttpRequest.Builder pipeline(URI base) {
        var address = base.toString();
        var request = HttpRequest.newBuilder(URI.create(address + (address.endsWith("/") ? "" : "/") + PIPELINE))
                .header("Content-Type", "application/x-protobuf");
        if (!namespace.isEmpty()) {
            request.header("x-namespace-bin", Base64.getEncoder().withoutPadding()
                    .encodeToString(namespace.getBytes(StandardCharsets.UTF_8)));
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** A token must not go over the wire in the clear because a server said so. */
    boolean mayGoTo(URI other) {
        var isPlain = "http".equals(other.getScheme()) && "http".equals(base.getScheme());
        return other.getHost() != null && (isPlain || "https".equals(other.getScheme()));
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? base.toString() : base + "?namespace=" + namespace;
    }
}
