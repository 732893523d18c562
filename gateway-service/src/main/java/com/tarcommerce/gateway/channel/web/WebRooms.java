package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.ChatStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rooms of shops in the browser. Each is a chat of its own, and is bound to a role like any other. */
@Component
public class WebRooms {
    private static final int MOST = 50;

    private final WebRoomStore store;
    private final ChatStore chats;
    private final RoomStore rooms;
    private final AuditLog audit;
    private final RoomBell bell;
    private final InstantSource clock;

    WebRooms(WebRoomStore store, ChatStore chats, RoomStore rooms, AuditLog audit, RoomBell bell,
            InstantSource clock) {
        this.store = store;
        this.chats = chats;
        this.rooms = rooms;
        this.audit = audit;
        this.bell = bell;
        this.clock = clock;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<WebRoom> ofTenant(String tenant) {
        return store.ofTenant(tenant);
    }

    /** @throws ProblemException 404, also for another shop's */
    @Transactional(readOnly = true)
    public WebRoom get(String tenant, String id) {
        return store.find(tenant, id).orElseThrow(WebRooms::missing);
    }

    /**
     * Makes a room, for an administrator; inside the caller's transaction, or one of its own.
     *
     * @param role what it is to be for; null leaves that to {@code /bind}
     * @param source what the audit calls the caller
     * @throws ProblemException 409 {@code too-many-rooms}
     */
    @Transactional
    public WebRoom create(String tenant, String title, @Nullable Role role, Sender by, String source) {
        if (store.ofTenant(tenant).size() >= MOST) {
            throw ProblemException.conflict("too-many-rooms",
                    "This shop has " + MOST + " rooms in the browser already: remove one first.");
        }
        var id = RandomId.next("room_");
        var room = WebRoom.roomOf(id);
        store.add(id);
        chats.add(tenant, room, title, clock.instant());
        note(tenant, source, by, "create_web_room", id);
        if (role != null) {
            rooms.bind(tenant, room, role, title, new Binding(by.id(), clock.instant()));
            note(tenant, source, by, IntentName.BIND_TOPIC.wire(), role.wire());
        }
        return store.find(tenant, id).orElseThrow();
    }

    /**
     * Removes a room with all that was shown in it, for an administrator; whoever looks at it is sent away.
     *
     * @throws ProblemException 404; 409 {@code room-is-bound} while it is for something
     */
    @Transactional
    public void remove(String tenant, String id, Sender by, String source) {
        var room = store.find(tenant, id).orElseThrow(WebRooms::missing);
        if (room.role() != null) {
            throw ProblemException.conflict("room-is-bound", "This room is #" + room.role()
                    + ": write /unbind in it first, so that nothing goes on in a room that nobody sees.");
        }
        store.remove(id);
        chats.remove(tenant, room.room());
        note(tenant, source, by, "remove_web_room", id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring(id);
            }
        });
    }

    /** The shop that the room belongs to now. */
    @Transactional(readOnly = true)
    public Optional<String> tenantOf(String id) {
        return store.tenantOf(id);
    }

    private void note(String tenant, String source, Sender by, String action, String what) {
        audit.add(AuditEntry.decision(tenant, source, by.id(), action, AuditEntry.Outcome.ALLOWED, what, null));
    }

    static ProblemException missing() {
        return ProblemException.notFound("This shop has no such room in the browser.");
    }
}
