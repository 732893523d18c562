package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /bind inventory}: from now on this room is for that. Makes the shop if the chat belongs to none. */
@Component
class BindRoom implements AdministrativeCommand {
    private final RoomStore rooms;
    private final KnownShop shop;
    private final BotStanding standing;
    private final InstantSource clock;

    BindRoom(RoomStore rooms, KnownShop shop, BotStanding standing, InstantSource clock) {
        this.rooms = rooms;
        this.shop = shop;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of("bind");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        var role = Role.find(request.firstWord());
        if (role.isEmpty()) {
            return () -> request.argument().isBlank()
                    ? shop.voice().answer(request, "shop.bind.which")
                    : shop.voice().answer(request, "shop.bind.no-such-role", request.firstWord());
        }
        var obstacle = BotStanding.obstacle(standing.in(request));
        return () -> obstacle.map(key -> refuse(request, key)).orElseGet(() -> bind(request, role.get()));
    }

    private Reply refuse(Request request, String obstacle) {
        shop.audit().refused(request, IntentName.BIND_TOPIC.wire(), "cannot_read_messages");
        return shop.voice().answer(request, obstacle);
    }

    private Reply bind(Request request, Role role) {
        var tenant = shop.become(request, "");
        var before = rooms.find(request.room());
        if (before.map(BoundRoom::role).filter(role::equals).isPresent()) {
            return shop.voice().answer(request, tenant, "shop.bind.already", hash(role),
                    example(request, tenant, role));
        }
        if (rooms.isBoundByAnother(tenant.id(), request.room())) {
            shop.audit().refused(request, IntentName.BIND_TOPIC.wire(), "bound_by_another_bot");
            return shop.voice().answer(request, tenant, "shop.bind.by-another");
        }
        rooms.bind(tenant.id(), request.room(), role, shop.titleOf(request),
                new Binding(request.sender().id(), clock.instant()));
        shop.audit().done(request, tenant, IntentName.BIND_TOPIC.wire(), change(before, role));
        return shop.voice().answer(request, tenant, "shop.bind.done", hash(role),
                example(request, tenant, role));
    }

    private static String change(Optional<BoundRoom> before, Role role) {
        return before.map(room -> room.role().wire() + " -> ").orElse("") + role.wire();
    }

    static String hash(Role role) {
        return "#" + role.wire();
    }

    private String example(Request request, Tenant tenant, Role role) {
        return exampleOf(shop.voice(), Voice.language(request, tenant), tenant, role);
    }

    /** Something to try in a room of that role; in a shop without items the first thing is to add one. */
    static String exampleOf(Voice voice, Locale language, Tenant tenant, Role role) {
        return role == Role.INVENTORY && tenant.catalogVersion() == 0
                ? voice.say(language, "shop.example.first-item")
                : voice.say(language, "shop.example." + role.wire());
    }
}
