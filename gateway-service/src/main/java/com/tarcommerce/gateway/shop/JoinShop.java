package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.shop.Admission.Exceeded;
import com.tarcommerce.gateway.shop.LinkCodes.LinkCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
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
            return shop.voice().answer(request, tenant, "shop.join.done", tenant.name());
        });
    }

    private Reply refuse(Request request, String reason, String key, String... arguments) {
        shop.audit().refused(request, "join", reason);
        return shop.voice().answer(request, key, arguments);
    }
}
