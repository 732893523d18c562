package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import com.tarcommerce.gateway.shop.LinkCodes.LinkCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * {@code /join CODE}: adds this chat to the shop that made the code. A chat that has rooms in another shop stays there;
 * one that has none moves over.
 */
@Component
class JoinShop implements AdministrativeCommand {
    private static final int GUESSES = 5;
    private static final int MOST_GUESSERS = 10_000;

    private final LinkCodes codes;
    private final ChatStore chats;
    private final RoomStore rooms;
    private final KnownShop shop;
    private final InstantSource clock;
    private final TokenBuckets guesses;

    JoinShop(LinkCodes codes, ChatStore chats, RoomStore rooms, KnownShop shop, InstantSource clock) {
        this.codes = codes;
        this.chats = chats;
        this.rooms = rooms;
        this.shop = shop;
        this.clock = clock;
        this.guesses = new TokenBuckets(GUESSES, Duration.ofMinutes(10), MOST_GUESSERS, clock);
    }

    @Override
    public Set<String> names() {
        return Set.of("join");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        return () -> {
            if (request.argument().isBlank()) {
                return shop.voice().answer(request, "shop.join.how");
            }
            var sender = request.room().channel() + "/" + request.sender().id();
            if (guesses.take(sender) instanceof Exceeded exceeded) {
                return refuse(request, "too_many_guesses", "shop.join.too-many-guesses",
                        Long.toString(exceeded.retryAfter().plusSeconds(59).toMinutes()));
            }
            return codes.find(request.argument()).map(code -> join(request, code))
                    .orElseGet(() -> refuse(request, "wrong_code", "shop.join.wrong"));
        };
    }

    private Reply join(Request request, LinkCode code) {
        if (code.usedAt() != null) {
            return refuse(request, "used_code", "shop.join.used");
        }
        var mine = chats.tenantOf(request.room());
        if (mine.equals(Optional.of(code.tenant()))) {
            return shop.voice().answer(request, "shop.join.already");
        }
        if (mine.isPresent() && !rooms.inChat(request.room()).isEmpty()) {
            return refuse(request, "chat_has_rooms_in_another_shop", "shop.join.in-another-shop");
        }
        if (!codes.use(request.argument())) {
            return refuse(request, "expired_code", "shop.join.expired");
        }
        chats.add(code.tenant(), request.room(), request.text().chat().title(), clock.instant());
        return shop.in(request, tenant -> {
            shop.audit().done(request, tenant, "join", request.room().chat());
            var answer = shop.voice().answer(request, tenant, "shop.join.done", tenant.name());
            return new Reply(tenant.id(), Stream.concat(answer.parts().stream(), told(request, tenant)).toList());
        });
    }

    /** A code can be read by everybody in the room where it was shown, so the shop hears who took it. */
    private Stream<Reply.Part> told(Request request, Tenant tenant) {
        var title = request.text().chat().title();
        var text = shop.voice().say(tenant.language(), "shop.join.told",
                title.isBlank() ? request.room().chat() : title, request.sender().name());
        return Stream.concat(rooms.ofRole(tenant.id(), Role.GENERAL).stream(), rooms.ofTenant(tenant.id()).stream())
                .limit(1).map(room -> new Reply.Part(room.room(), MessageKind.MESSAGE, text, List.of(), null));
    }

    private Reply refuse(Request request, String reason, String key, String... arguments) {
        shop.audit().refused(request, "join", reason);
        return shop.voice().answer(request, key, arguments);
    }
}
