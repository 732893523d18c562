package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.ChatPlatform.Standing;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.UsualTopics.Made;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /setup Meera Stores}: makes the shop, and its rooms as far as the bot may. */
@Component
class SetUpShop implements AdministrativeCommand {
    private final KnownShop shop;
    private final BotStanding standing;
    private final UsualTopics topics;
    private final BindUsualRooms rooms;
    private final TenantStore tenants;

    SetUpShop(KnownShop shop, BotStanding standing, UsualTopics topics, BindUsualRooms rooms, TenantStore tenants) {
        this.shop = shop;
        this.standing = standing;
        this.topics = topics;
        this.rooms = rooms;
        this.tenants = tenants;
    }

    @Override
    public Set<String> names() {
        return Set.of("setup");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        var where = standing.in(request);
        var obstacle = BotStanding.obstacle(where);
        if (obstacle.isPresent()) {
            return () -> {
                shop.audit().refused(request, "setup", "cannot_read_messages");
                return shop.voice().answer(request, obstacle.get());
            };
        }
        var made = where.filter(Standing::forum).filter(Standing::managesTopics)
                .flatMap(_ -> standing.platform(request))
                .map(platform -> topics.make(platform, request.room().inThread(null))).orElse(Made.NOTHING);
        return () -> setUp(request, where.orElseThrow(), made);
    }

    private Reply setUp(Request request, Standing where, Made made) {
        var tenant = named(shop.become(request, request.argument()), request.argument());
        var bound = where.forum() ? rooms.bind(tenant, request, made.topics()) : Set.<Role>of();
        shop.audit().done(request, tenant, "setup",
                bound.stream().map(Role::wire).collect(joining(", ", tenant.name() + ": ", "")));
        return shop.voice().answer(request, tenant, outcome(where, made), tenant.name(), rooms.list(tenant),
                BindRoom.exampleOf(shop.voice(), Voice.language(request, tenant), tenant, Role.INVENTORY));
    }

    private Tenant named(Tenant tenant, String name) {
        var wanted = BecomeShop.shorten(name);
        if (wanted.isEmpty() || wanted.equals(tenant.name())) {
            return tenant;
        }
        var renamed = tenant.withName(wanted);
        tenants.update(renamed);
        return renamed;
    }

    private static String outcome(Standing where, Made made) {
        if (!where.forum()) {
            return "shop.setup.no-topics";
        }
        return where.managesTopics() && !made.refused() ? "shop.setup.done" : "shop.setup.may-not-make-topics";
    }
}
