package com.tarcommerce.testsupport;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that a platform keeps, what it says of it, and how it answers whoever fetches it. */
public final class HeldFile {
    private final String type;
    private final byte[] bytes;
    private final @Nullable String url;
    private final int status;
    private final @Nullable String location;

    private HeldFile(String type, byte[] bytes, @Nullable String url, int status, @Nullable String location) {
        this.type = type;
        this.bytes = bytes;
        this.url = url;
        this.status = status;
        this.location = location;
    }

    /** @param location where a redirect leads */
    public static HeldFile here(String type, byte[] bytes, int status, @Nullable String location) {
        return new HeldFile(type, bytes, null, status, location);
    }

    public static HeldFile elsewhere(String type, String url) {
        return new HeldFile(type, new byte[0], url, 200, null);
    }

    public String type() {
        return type;
    }

    public int size() {
        return bytes.length;
    }

    /** Where it is said to lie. */
    public String urlOr(String here) {
        return url == null ? here : url;
    }

    /** Without a length, so that nobody knows it before the end. */
    public void give(HttpExchange exchange) throws IOException {
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(bytes);
    }
}
