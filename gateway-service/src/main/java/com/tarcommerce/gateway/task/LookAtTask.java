package com.tarcommerce.gateway.task;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.access.RoomRights;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a task is at this moment, and what its room may do. */
@Component
class LookAtTask {
    /** What repeats may be said so late, however soon it comes again. */
    private static final Duration STILL_NEWS = Duration.ofMinutes(15);

    private final TaskStore tasks;
    private final TenantStore tenants;
    private final RoomRights rights;
    private final RoomStore rooms;
    private final InstantSource clock;

    sealed interface Sight {
        /** Nothing is to be done any more. */
        record Settled() implements Sight {
        }

        record Due(Task task, Tenant shop) implements Sight {
        }

        /** @param told where an administrator will read why; empty for a shop without rooms */
        record Barred(Task task, Tenant shop, DenialReason reason, Optional<BoundRoom> told) implements Sight {
        }
    }

    LookAtTask(TaskStore tasks, TenantStore tenants, RoomRights rights, RoomStore rooms,
            InstantSource clock) {
        this.tasks = tasks;
        this.tenants = tenants;
        this.rights = rights;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Sight at(String tenant, long id) {
        var task = tasks.find(tenant, id).filter(found -> found.state() == TaskState.WAITING);
        var shop = tenants.find(tenant);
        return task.isEmpty() || shop.isEmpty() ? new Sight.Settled() : judge(task.get(), shop.get());
    }

    /** Whether what repeats has come due anew since that occurrence: then nobody is to hear of the old one any more. */
    @Transactional(readOnly = true)
    public boolean isPassedOver(String tenant, long id, Instant occurrence) {
        return tasks.find(tenant, id).flatMap(task -> Optional.ofNullable(task.cron()))
                .flatMap(cron -> tenants.find(tenant).flatMap(shop -> NextTime.after(occurrence, cron, shop.zone())))
                .filter(next -> !next.isAfter(clock.instant())).isPresent();
    }

    /** Until when an occurrence of what repeats may leave: then the next one does. Empty for what comes once. */
    Optional<Instant> latest(Sight.Due due, Instant occurrence) {
        var soonest = clock.instant().plus(STILL_NEWS);
        return Optional.ofNullable(due.task().cron())
                .flatMap(cron -> NextTime.after(occurrence, cron, due.shop().zone()))
                .map(next -> next.isAfter(soonest) ? next : soonest);
    }

    private Sight judge(Task task, Tenant shop) {
        var room = rooms.find(task.room()).filter(bound -> bound.tenant().equals(shop.id()));
        if (room.isEmpty()) {
            return new Sight.Barred(task, shop, DenialReason.UNBOUND, elsewhere(shop));
        }
        return switch (rights.decide(task.room(), needed(task))) {
            case Decision.Allowed _ -> new Sight.Due(task, shop);
            case Decision.Denied denied -> new Sight.Barred(task, shop, denied.reason(), room);
        };
    }

    static IntentName needed(Task task) {
        return task.cron() == null ? IntentName.SCHEDULE_REMINDER : IntentName.SCHEDULE_RECURRING;
    }

    private Optional<BoundRoom> elsewhere(Tenant shop) {
        return rooms.ofRole(shop.id(), Role.GENERAL).stream().findFirst()
                .or(() -> rooms.ofTenant(shop.id()).stream().findFirst());
    }
}
