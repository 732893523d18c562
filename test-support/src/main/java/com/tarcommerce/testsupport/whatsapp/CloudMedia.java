package com.tarcommerce.testsupport.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.tarcommerce.testsupport.HeldFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** What people sent by the Cloud API: {@code /<media id>} says where it lies, and there it is given to who has the token. */
final class CloudMedia {
    static final String PATH = "/attachments/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, HeldFile> files = new ConcurrentHashMap<>();
    private final List<String> given = new CopyOnWriteArrayList<>();

    void put(String id, HeldFile file) {
        files.put(id, file);
    }

    List<String> given() {
        return List.copyOf(given);
    }

    void tell(HttpExchange call, String base) throws IOException {
        try (call) {
            var id = call.getRequestURI().getPath().substring(1);
            var file = files.get(id);
            var genuine = isGenuine(call);
            var told = !genuine
                    ? "{\"error\":{\"code\":190}}"
                    : file == null
                            ? "{\"error\":{\"code\":100,\"error_subcode\":33}}"
                            : JSON.writeValueAsString(Map.of("id", id, "messaging_product", "whatsapp", "mime_type",
                                    file.type(), "file_size", file.size(), "url",
                                    file.urlOr(base + PATH + id)));
            var body = told.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(genuine ? file == null ? 400 : 200 : 401, body.length);
            call.getResponseBody().write(body);
        }
    }

    void give(HttpExchange call) throws IOException {
        try (call) {
            var id = call.getRequestURI().getPath().substring(PATH.length());
            var file = files.get(id);
            if (file == null || !isGenuine(call)) {
                call.sendResponseHeaders(404, -1);
                return;
            }
            given.add(id);
            file.give(call);
        }
    }

    private static boolean isGenuine(HttpExchange call) {
        return ("Bearer " + CloudApiStandIn.TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"));
    }
}
