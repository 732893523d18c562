package com.tarcommerce.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.audit.AuditTrail;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.event.OpenEvents;
import com.tarcommerce.gateway.task.Task;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Tar itself keeps of a shop, as programs see it; what is absent is left out. */
final class RecordViews {
    private static final JsonMapper JSON = new JsonMapper();

    private RecordViews() {
    }

    /** @param room where it is, as messages and {@code /v1/access/check} name it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoomView(String id, Room room, String role, String title) {

        static RoomView of(BoundRoom bound) {
            return new RoomView(Long.toString(bound.id()), bound.room(), bound.role().wire(), bound.title());
        }
    }

    /**
     * @param at     the moment, of a task that comes once
     * @param cron   five Unix fields in the shop's zone, of one that repeats
     * @param state  {@code waiting}, {@code paused}, {@code done} or {@code cancelled}
     * @param reason why it is paused; else empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskView(String id, Room room, String text, @Nullable Instant at, @Nullable String cron, String state,
            String reason, String createdBy, Instant createdAt) {

        static TaskView of(Task task) {
            return new TaskView(Long.toString(task.id()), task.room(), task.text(), task.at(), task.cron(),
                    task.state().wire(), task.reason(), task.createdBy(), task.createdAt());
        }
    }

    /**
     * @param source   a room's key, {@code rest:<api key id>}, {@code alarm}, {@code event} or {@code sql}
     * @param decision {@code allowed}, {@code denied} or {@code failed}
     * @param before   the node before; absent when nothing changed or nothing was there
     * @param after    the node after; absent when nothing changed or nothing is left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuditView(String id, Instant at, String source, String sender, String action, String decision,
            String reason, @Nullable String nodeKind, @Nullable String nodeId,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {

        static AuditView of(AuditTrail.Line line) {
            return new AuditView(Long.toString(line.id()), line.at(), line.source(), line.sender(), line.action(),
                    line.decision(), line.reason(), line.nodeKind(), line.nodeId(), json(line.before()),
                    json(line.after()));
        }
    }

    /**
     * @param target    {@code rooms}, {@code alarms}, or the address of yours without its query
     * @param state     {@code waiting} or {@code dead}
     * @param lastError why the last attempt did not succeed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(String id, String target, String state, int attempts, Instant createdAt,
            @Nullable String lastError, @Nullable Map<String, @Nullable Object> body) {

        static EventView of(OpenEvents.Event event) {
            return new EventView(event.id(), event.target(), event.state(), event.attempts(), event.createdAt(),
                    event.lastError(), json(event.body()));
        }
    }

    private static @Nullable Map<String, @Nullable Object> json(@Nullable String text) {
        return text != null && JSON.readTree(text) instanceof ObjectNode object ? new NodeData(object).fields() : null;
    }
}
