package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Endpoint;
import com.tarcommerce.libsql.hrana.HttpClients;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:libsql:http://host:port?namespace=shop&timeout=30}, with {@code https} or {@code libsql} (which means TLS
 * unless {@code tls=0}) as well. The token is the property {@code password}, or {@code authToken} in either place;
 * {@code ca} names a file with the certificates of those who may vouch for the server.
 *
 * @param timeout how long an answer is waited for, unless a statement says otherwise
 */
record LibsqlUrl(Endpoint endpoint, Duration timeout) {
    static final String PREFIX = "jdbc:libsql:";
    private static final String DEFAULT_SECONDS = "30";
    private static final List<String> OPTIONS = List.of("namespace", "authToken", "password", "timeout", "tls", "ca");

    static boolean accepts(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    static LibsqlUrl parse(String url, Properties properties) throws SQLException {
        try {
            var whole = new URI(url.substring(PREFIX.length()));
            var options = options(whole);
            properties.stringPropertyNames().forEach(name -> options.put(name, properties.getProperty(name)));
            var base = new URI(scheme(whole, options), null, host(whole), whole.getPort(), whole.getPath(), null, null);
            var token = options.getOrDefault("authToken", options.getOrDefault("password", ""));
            var endpoint = new Endpoint(base, options.getOrDefault("namespace", ""), token,
                    HttpClients.trusting(options.getOrDefault("ca", "")));
            return new LibsqlUrl(endpoint, timeout(options.getOrDefault("timeout", DEFAULT_SECONDS)));
        } catch (URISyntaxException wrong) {
            // Its message and its stack trace would show the token.
            throw wrong(wrong.getReason() + " at " + (PREFIX.length() + wrong.getIndex()), null);
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static SQLException wrong(String why, @Nullable Exception cause) {
        return new SQLException("The URL should look like jdbc:libsql:http://host:port?namespace=name: " + why, "08001",
                cause);
    }

    /** What may be shown and logged. */
    static String withoutToken(String url) {
        return url.replaceAll("(?<=[?&])(?:authToken|password)=[^&]*&?", "").replaceFirst("[?&]$", "");
    }

    private static String scheme(URI whole, Map<String, String> options) {
        return switch (String.valueOf(whole.getScheme())) {
            case "http" -> "http";
            case "https" -> "https";
            case "libsql" -> "0".equals(options.get("tls")) ? "http" : "https";
            default -> throw new IllegalArgumentException("the scheme after jdbc:libsql: is http, https or libsql");
        };
    }

    private static String host(URI whole) {
        if (whole.getHost() == null || whole.getUserInfo() != null) {
            throw new IllegalArgumentException("a host is missing, or there is a user in the address");
        }
        return whole.getHost();
    }

    private static Map<String, String> options(URI whole) {
        var options = new HashMap<String, String>();
        if (whole.getRawQuery() != null) {
            for (var part : whole.getRawQuery().split("&", -1)) {
                var equals = Math.max(part.indexOf('='), 0);
                var name = part.substring(0, equals);
                if (!OPTIONS.contains(name)) {
                    throw new IllegalArgumentException("'" + name + "' is none of the options " + OPTIONS);
                }
                options.put(name, decode(part.substring(equals + 1)));
            }
        }
        return options;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Duration timeout(String seconds) {
        if (!seconds.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("the timeout is a number of seconds above 0, and not " + seconds);
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
