package com.tarcommerce.libsql.hrana;

import java.net.URI;
import java.net.http.HttpClient;

/**
 * Where a database is.
 *
 * @param base      {@code http://host:port} or with {@code https}
 * @param namespace empty for the server's default one
 * @param token     sent as {@code Authorization: Bearer}; empty for none
 * @param client    one of {@link HttpClients}
 */
public record Endpoint(URI base, String namespace, String token, HttpClient client) {

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
