package com.tarcommerce.testsupport.telegram;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the parameters of a call from the query and from a body of JSON, a form, or multipart parts: a file is one character a byte. */
final class RequestParameters {
    private static final Pattern FILE_NAME = Pattern.compile("\\bfilename=");
    private static final Pattern PART_NAME = Pattern.compile("\\bname=\"?([^\";\r\n]+)\"?");

    private RequestParameters() {
    }

    /** @throws Unreadable if the body is not of the type it claims */
    static Map<String, String> read(HttpExchange exchange) throws IOException, Unreadable {
        var parameters = new LinkedHashMap<String, String>();
        form(exchange.getRequestURI().getRawQuery(), parameters);
        var body = exchange.getRequestBody().readAllBytes();
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (body.length > 0 && type != null) {
            var bare = type.toLowerCase(Locale.ROOT);
            if (bare.startsWith("application/json")) {
                json(body, parameters);
            } else if (bare.startsWith("multipart/form-data")) {
                multipart(type, new String(body, StandardCharsets.ISO_8859_1), parameters);
            } else {
                form(new String(body, StandardCharsets.UTF_8), parameters);
            }
        }
        return parameters;
    }

    private static void json(byte[] body, Map<String, String> into) throws Unreadable {
        try {
            var tree = Telegram.JSON.readTree(body);
            if (!tree.isObject()) {
                throw new Unreadable("can't parse request: expected an Object");
            }
            for (var field : tree.properties()) {
                if (!field.getValue().isNull()) {
                    into.put(field.getKey(), field.getValue().isString()
                            ? field.getValue().stringValue()
                            : field.getValue().toString());
                }
            }
        } catch (JacksonException broken) {
            throw new Unreadable("can't parse request: " + broken.getOriginalMessage());
        }
    }

    private static void form(@Nullable String encoded, Map<String, String> into) {
        for (var pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** The body comes one character a byte, so that the content of a file does not disturb it. */
    private static void multipart(String type, String body, Map<String, String> into) throws Unreadable {
        var mark = type.indexOf("boundary=");
        if (mark < 0) {
            throw new Unreadable("a multipart body without a boundary");
        }
        var boundary = "--" + type.substring(mark + "boundary=".length()).replace("\"", "").split(";", 2)[0].strip();
        for (var part : body.split(Pattern.quote(boundary), -1)) {
            var headerEnd = part.indexOf("\r\n\r\n");
            if (headerEnd > 0) {
                var headers = part.substring(0, headerEnd);
                var name = PART_NAME.matcher(headers);
                var end = part.endsWith("\r\n") ? part.length() - 2 : part.length();
                if (name.find()) {
                    var value = part.substring(headerEnd + 4, end);
                    into.put(name.group(1), FILE_NAME.matcher(headers).find()
                            ? value
                            : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** A request that no parameters can be read from; the message is what Telegram would answer. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
