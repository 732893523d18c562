package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.api.TenantsController.NewShop;
import com.tarcommerce.gateway.api.TenantsController.OpenedShop;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.channel.web.WebRoom;
import com.tarcommerce.gateway.channel.web.WebRooms;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.gateway.shop.OpenShop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A shop whose rooms are in the browser: the shop, a room for each usual role, and a key, in one transaction. */
@Component
class ShopInBrowser {
    private static final int MOST_KEYS = 20;
    private static final List<Role> USUAL = List.of(Role.INVENTORY, Role.ORDERS, Role.FINANCE, Role.MARKETING,
            Role.GENERAL);

    private final OpenShop openShop;
    private final WebRooms rooms;
    private final ApiKeys keys;
    private final AuditLog audit;
    private final Repeats repeats;

    ShopInBrowser(OpenShop openShop, WebRooms rooms, ApiKeys keys, AuditLog audit, Repeats repeats) {
        this.openShop = openShop;
        this.rooms = rooms;
        this.keys = keys;
        this.audit = audit;
        this.repeats = repeats;
    }

    /** The same request again opens nothing, and gets a key of its own: of the one that was told nobody knows it any more. */
    @Transactional
    public OpenedShop open(NewShop asked, @Nullable String idempotencyKey, Caller by) {
        var shop = repeats.once(new Repeats.Asked(by, idempotencyKey, "setup", asked), Made.class,
                () -> make(asked.name().strip(), by));
        if (keys.of(shop.id()).stream().filter(key -> key.revokedAt() == null).count() >= MOST_KEYS) {
            throw ProblemException.conflict("too-many-keys",
                    "This shop is open, and has " + MOST_KEYS + " keys already: /apikey revoke one in a room of it.");
        }
        var key = keys.issue(shop.id(), "console", by.sender().id(), true);
        audit.add(AuditEntry.decision(shop.id(), by.source(), by.sender().id(), "apikey", AuditEntry.Outcome.ALLOWED,
                key.id() + " administers", null));
        return new OpenedShop(shop.id(), shop.name(), key.id(), key.secret(), shop.rooms());
    }

    private Made make(String name, Caller by) {
        var shop = openShop.open(name);
        audit.add(AuditEntry.decision(shop.id(), by.source(), by.sender().id(), "setup", AuditEntry.Outcome.ALLOWED,
                shop.name(), null));
        return new Made(shop.id(), shop.name(), USUAL.stream()
                .map(role -> rooms.create(shop.id(), "#" + role.wire(), role, by.sender(), by.source())).toList());
    }

    /** What is kept of it: no key. */
    private record Made(String id, String name, List<WebRoom> rooms) {
    }
}
