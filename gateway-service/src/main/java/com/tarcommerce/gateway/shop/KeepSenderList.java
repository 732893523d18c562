package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.FindPerson.Person.Found;
import com.tarcommerce.gateway.shop.FindPerson.Person.SeveralOfThatName;
import com.tarcommerce.gateway.shop.FindPerson.Person.Unseen;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /allow @ravi}, {@code /disallow @ravi}, {@code /allow everyone}: who may act in this room. */
@Component
class KeepSenderList implements AdministrativeCommand {
    private static final Set<String> EVERYONE = Set.of("everyone", "everybody", "all", "sab", "सब");

    private final RoomStore rooms;
    private final SenderLists lists;
    private final FindPerson people;
    private final KnownShop shop;
    private final InstantSource clock;

    KeepSenderList(RoomStore rooms, SenderLists lists, FindPerson people, KnownShop shop, InstantSource clock) {
        this.rooms = rooms;
        this.lists = lists;
        this.people = people;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of("allow", "disallow");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> rooms.find(request.room()).map(room -> keep(request, tenant, room))
                .orElseGet(() -> shop.voice().answer(request, tenant, "shop.allow.not-bound")));
    }

    private Reply keep(Request request, Tenant tenant, BoundRoom room) {
        var whom = request.argument().strip();
        if (whom.isEmpty()) {
            return show(request, tenant, room);
        }
        var allow = request.command().equals("allow");
        if (allow && EVERYONE.contains(whom.toLowerCase(Locale.ROOT))) {
            return open(request, tenant, room);
        }
        return switch (people.find(room.room(), whom)) {
            case Found person -> allow
                    ? allow(request, tenant, room, person)
                    : disallow(request, tenant, room, person);
            case Unseen(var name) -> shop.voice().answer(request, tenant, "shop.allow.not-found", name);
            case SeveralOfThatName() -> shop.voice().answer(request, tenant, "shop.allow.several", whom);
        };
    }

    private Reply show(Request request, Tenant tenant, BoundRoom room) {
        return lists.isOpen(room)
                ? shop.voice().answer(request, tenant, "shop.allow.open")
                : shop.voice().answer(request, tenant, "shop.allow.list",
                        people.list(Voice.language(request, tenant), room));
    }

    private Reply open(Request request, Tenant tenant, BoundRoom room) {
        lists.open(room);
        shop.audit().done(request, tenant, "allow", "everyone");
        return shop.voice().answer(request, tenant, "shop.allow.opened");
    }

    private Reply allow(Request request, Tenant tenant, BoundRoom room, Found person) {
        if (lists.allow(room, person.entry(), new Binding(request.sender().id(), clock.instant()))) {
            shop.audit().done(request, tenant, "allow", person.entry());
        }
        return shop.voice().answer(request, tenant, "shop.allow.done", person.shown(),
                people.list(Voice.language(request, tenant), room));
    }

    private Reply disallow(Request request, Tenant tenant, BoundRoom room, Found person) {
        if (lists.isOpen(room)) {
            return shop.voice().answer(request, tenant, "shop.allow.open");
        }
        if (!lists.disallow(room, person.entry())) {
            return shop.voice().answer(request, tenant, "shop.disallow.not-listed", person.shown(),
                    people.list(Voice.language(request, tenant), room));
        }
        shop.audit().done(request, tenant, "disallow", person.entry());
        return lists.of(room).isEmpty()
                ? shop.voice().answer(request, tenant, "shop.disallow.last", person.shown())
                : shop.voice().answer(request, tenant, "shop.disallow.done", person.shown(),
                        people.list(Voice.language(request, tenant), room));
    }
}
