package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.shop.ApiKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tar itself keeps of a shop, to read: all 200, 400 for a cursor or limit that is none, 404 for another's shop. */
@Tag(name = "records")
@RestController
@RequestMapping("/v1/tenants/{tenant}")
class RecordsController {
    private final Records records;

    RecordsController(Records records) {
        this.records = records;
    }

    /** The bound rooms, oldest first. */
    @GetMapping("/rooms")
    Page<RecordViews.RoomView> rooms(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return records.rooms(caller, Cursor.of(cursor, 0, limit));
    }

    /** Reminders of all rooms and states, by their numbers. */
    @GetMapping("/tasks")
    Page<RecordViews.TaskView> tasks(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return records.tasks(caller, Cursor.of(cursor, 0, limit));
    }

    /** What was asked, decided and changed, the latest first. */
    @GetMapping("/audit")
    Page<RecordViews.AuditView> audit(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return records.audit(caller, Cursor.of(cursor, Long.MAX_VALUE, limit));
    }

    /** Events whose effects are still to come, and dead ones, oldest first; what is done is kept no longer. */
    @GetMapping("/events")
    Page<RecordViews.EventView> events(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return records.events(caller, Cursor.of(cursor, 0, limit));
    }

    /** The API keys without their secrets, revoked ones too, oldest first. */
    @GetMapping("/api-keys")
    Page<ApiKey> apiKeys(@Parameter(hidden = true) @RequestAttribute(Caller.NAME) Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Page.DEFAULT) int limit) {
        return records.keys(caller, Cursor.of(cursor, 0, limit));
    }
}
