package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RolePermissions;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /access}: what this room may do, who may do it, and what the other rooms are for; for everybody. */
@Component
class ShowAccess implements AdministrativeCommand {
    private final RoomStore rooms;
    private final RolePermissions permissions;
    private final SenderLists lists;
    private final FindPerson people;
    private final KnownShop shop;

    ShowAccess(RoomStore rooms, RolePermissions permissions, SenderLists lists, FindPerson people, KnownShop shop) {
        this.rooms = rooms;
        this.permissions = permissions;
        this.lists = lists;
        this.people = people;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("access");
    }

    @Override
    public boolean forAdministrators() {
        return false;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> show(request, tenant));
    }

    private Reply show(Request request, Tenant tenant) {
        var language = Voice.language(request, tenant);
        var lines = new ArrayList<String>();
        var here = rooms.find(request.room());
        here.ifPresentOrElse(room -> lines.addAll(describe(language, room)),
                () -> lines.add(shop.voice().say(language, "shop.access.not-bound")));
        others(tenant, here)
                .ifPresent(list -> lines.add(shop.voice().say(language, "shop.access.others", list)));
        shop.audit().done(request, tenant, IntentName.SHOW_ACCESS.wire(), "allowed");
        return Reply.text(tenant.id(), request.room(), String.join("\n", lines));
    }

    private List<String> describe(Locale language, BoundRoom room) {
        var lines = new ArrayList<String>();
        var may = permissions.of(room.tenant()).getOrDefault(room.role(), Set.of());
        var listed = may.stream().map(intent -> shop.voice().say(language, "access.intent." + intent.wire()))
                .collect(joining(", "));
        var voice = shop.voice();
        lines.add(voice.say(language, "shop.access.room", BindRoom.hash(room.role())));
        lines.add(listed.isEmpty()
                ? voice.say(language, "shop.access.may-nothing")
                : voice.say(language, "shop.access.may", listed));
        lines.add(lists.isOpen(room)
                ? voice.say(language, "shop.access.everyone")
                : voice.say(language, "shop.access.only", people.list(language, room)));
        return lines;
    }

    private Optional<String> others(Tenant tenant, Optional<BoundRoom> here) {
        return Optional.of(rooms.ofTenant(tenant.id()).stream().filter(room -> here.filter(room::equals).isEmpty())
                .map(BindUsualRooms::describe).collect(joining(", "))).filter(list -> !list.isEmpty());
    }
}
