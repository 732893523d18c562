package com.tarcommerce.gateway.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An address and everything below it: scheme, host and port are the same, and the path begins with the same whole
 * segments. A URL that could be read in two ways (user info, dots, encoded slashes) never matches.
 */
record UrlRule(URI address) {

    static Optional<UrlRule> parse(String text) {
        return read(text).map(UrlRule::new);
    }

    /** The URL with scheme and host in lower case; empty if it is none of http(s), or could be read in two ways. */
    static Optional<URI> read(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null
                    || uri.getRawUserInfo() != null || uri.getRawFragment() != null || isAmbiguous(uri.getRawPath())) {
                return Optional.empty();
            }
            return Optional.of(new URI(scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT)
                    + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isAmbiguous(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("%2e") || lower.contains("%2f") || lower.contains("%5c") || path.contains("//")) {
            return true;
        }
        for (var segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    boolean covers(URI uri) {
        return address.getScheme().equals(uri.getScheme()) && address.getHost().equals(uri.getHost())
                && portOf(address) == portOf(uri) && isBelow(uri.getRawPath());
    }

    private boolean isBelow(String path) {
        var base = address.getRawPath();
        var trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return path.equals(trimmed) || path.startsWith(trimmed + "/");
    }

    private static int portOf(URI uri) {
        return uri.getPort() == -1 ? portOf(uri.getScheme()) : uri.getPort();
    }

    static int portOf(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
