package com.tarcommerce.libsql.webhooks;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One Hrana stream, by hand: what is tested here must not depend on a driver. */
final class SqldSession implements Session {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI pipeline;
    private final String namespace;
    private @Nullable String baton;

    SqldSession(String pipeline, String namespace) {
        this.pipeline = URI.create(pipeline);
        this.namespace = Base64.getEncoder().withoutPadding()
                .encodeToString(namespace.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> run(String sql) {
        var requests = Statements.split(sql).stream()
                .map(each -> Map.of("type", "execute", "stmt", Map.of("sql", each))).toList();
        var lines = new ArrayList<String>();
        for (var result : post(requests).path("results")) {
            if (result.path("type").asString().equals("error")) {
                lines.add("error: " + result.path("error").path("message").asString());
            } else {
                result.path("response").path("result").path("rows").forEach(row -> lines.add(line(row)));
            }
        }
        return lines;
    }

    private static String line(JsonNode row) {
        return StreamSupport.stream(row.spliterator(), false).map(cell -> cell.path("value").asString(""))
                .collect(Collectors.joining("|"));
    }

    private JsonNode post(List<?> requests) {
        var body = new java.util.HashMap<String, @Nullable Object>(Map.of("requests", requests));
        body.put("baton", baton);
        var answer = Sqld.send(HttpRequest.newBuilder(pipeline).timeout(Duration.ofSeconds(20))
                .header("x-namespace-bin", namespace).POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var json = JSON.readTree(answer.body());
        baton = json.path("baton").asString(null);
        return json;
    }

    @Override
    public void close() {
        if (baton != null) {
            post(List.of(Map.of("type", "close")));
        }
    }
}
