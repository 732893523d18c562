package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.audit.AuditTrail;
import com.tarcommerce.gateway.event.OpenEvents;
import com.tarcommerce.gateway.shop.ApiKey;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.gateway.task.TaskStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Tar itself keeps of a shop, page by page, each read in one snapshot. */
@Component
@Transactional(readOnly = true)
class Records {
    private final RoomStore rooms;
    private final TaskStore tasks;
    private final AuditTrail audit;
    private final OpenEvents events;
    private final ApiKeys keys;

    Records(RoomStore rooms, TaskStore tasks, AuditTrail audit, OpenEvents events, ApiKeys keys) {
        this.rooms = rooms;
        this.tasks = tasks;
        this.audit = audit;
        this.events = events;
        this.keys = keys;
    }

    /** A shop has few: all are read, and cut. */
    public Page<RecordViews.RoomView> rooms(Caller caller, Cursor cursor) {
        var found = rooms.ofTenant(caller.tenant()).stream().filter(room -> room.id() > cursor.from())
                .limit(cursor.most()).toList();
        return Page.of(found, cursor.limit(), RecordViews.RoomView::of, room -> Long.toString(room.id()));
    }

    public Page<RecordViews.TaskView> tasks(Caller caller, Cursor cursor) {
        return Page.of(tasks.page(caller.tenant(), cursor.from(), cursor.most()), cursor.limit(),
                RecordViews.TaskView::of, task -> Long.toString(task.id()));
    }

    public Page<RecordViews.AuditView> audit(Caller caller, Cursor cursor) {
        return Page.of(audit.before(caller.tenant(), cursor.from(), cursor.most()), cursor.limit(),
                RecordViews.AuditView::of, entry -> Long.toString(entry.id()));
    }

    public Page<RecordViews.EventView> events(Caller caller, Cursor cursor) {
        return Page.of(events.after(caller.tenant(), cursor.from(), cursor.most()), cursor.limit(),
                RecordViews.EventView::of, event -> Long.toString(event.seq()));
    }

    /** A shop has few: the cursor is how many were seen, for keys are only ever added. */
    public Page<ApiKey> keys(Caller caller, Cursor cursor) {
        var all = keys.of(caller.tenant());
        var found = all.stream().skip(Math.max(0, cursor.from())).limit(cursor.most()).toList();
        return Page.of(found, cursor.limit(), key -> key, _ -> Long.toString(cursor.from() + cursor.limit()));
    }
}
