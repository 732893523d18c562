package com.tarcommerce.testsupport.slack;

import com.sun.net.httpserver.HttpExchange;
import com.tarcommerce.testsupport.HeldFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** The files that people shared in Slack: {@code files.info} says where each lies, and there it is given to who has the token. */
final class HeldFiles {
    static final String PATH = "/files-pri/";
    static final String UPLOADS = "/upload/v1/";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REDIRECT = 302;

    private final Workspaces workspaces;
    private final Map<String, byte[]> uploaded = new ConcurrentHashMap<>();
    private final Map<String, HeldFile> files = new ConcurrentHashMap<>();
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile int uploadStatus = 200;
    private final List<String> given = new CopyOnWriteArrayList<>();

    HeldFiles(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    void put(String id, HeldFile file) {
        files.put(id, file);
    }

    void remove(String id) {
        files.remove(id);
    }

    List<String> given() {
        return List.copyOf(given);
    }

    /** The answer of {@code files.getUploadURLExternal}. */
    String place(String base) {
        var id = "F0UP" + uploads.incrementAndGet();
        return "{\"ok\":true,\"file_id\":\"" + id + "\",\"upload_url\":\"" + base + UPLOADS + id + "\"}";
    }

    void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            uploaded.put(exchange.getRequestURI().getPath().substring(UPLOADS.length()),
                    exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(uploadStatus, -1);
        }
    }

    void answerUploads(int status) {
        uploadStatus = status;
    }

    /** What was uploaded under this id; empty if nothing was. */
    Optional<byte[]> uploaded(String id) {
        return Optional.ofNullable(uploaded.get(id));
    }

    /** The answer of {@code files.info}; empty if there is no such file. */
    Optional<String> info(String id, String base) {
        return Optional.ofNullable(files.get(id)).map(file -> {
            var url = file.urlOr(base + PATH + "T1-" + id + "/download/bill.jpg");
            return JSON.writeValueAsString(Map.of("ok", true, "file", Map.of("id", id, "mimetype", file.type(), "size",
                    file.size(), "url_private", url, "url_private_download", url)));
        });
    }

    void give(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring((PATH + "T1-").length());
            var id = path.substring(0, path.indexOf('/'));
            var file = files.get(id);
            var genuine = workspaces.of(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")) != null;
            if (file == null || !genuine) {
                exchange.getResponseHeaders().set("Location", "/signin");
                exchange.sendResponseHeaders(REDIRECT, -1);
                return;
            }
            given.add(id);
            file.give(exchange);
        }
    }
}
