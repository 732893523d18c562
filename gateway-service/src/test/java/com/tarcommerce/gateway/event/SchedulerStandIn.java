package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.event.StandIn.Answer;
import com.tarcommerce.gateway.event.StandIn.Call;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds alarms by their path, as scheduler-service does. */
final class SchedulerStandIn {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> alarms = new ConcurrentHashMap<>();
    private final StandIn server = StandIn.answering(this::handle);

    String url() {
        return server.url();
    }

    /** By path: {@code /v1/alarms/<tenant>/<owner>/<name>}. */
    Map<String, JsonNode> alarms() {
        return Map.copyOf(alarms);
    }

    private Answer handle(Call call) {
        if (call.method().equals("DELETE")) {
            alarms.remove(call.path());
            return Answer.of(204);
        }
        var isNew = alarms.put(call.path(), JSON.readTree(call.body())) == null;
        var parts = call.path().split("/", -1);
        return Answer.of(isNew ? 201 : 200,
                "{\"tenant\":\"%s\",\"owner\":\"%s\",\"name\":\"%s\",\"generation\":1,\"scheduledAt\":\"2030-01-01T00:00:00Z\",\"nextAttempt\":\"2030-01-01T00:00:00Z\",\"attempts\":0,\"misfire\":\"once\",\"paused\":false,\"lagMs\":0}"
                        .formatted(parts[3], parts[4], parts[5]));
    }
}
