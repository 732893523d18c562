package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.access.RoomRights;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.AccessAnswer.AllowedRoom;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides as it would be decided for a message, and says why. May ask the platform who administers the chat. */
@Component
class CheckAccess {
    private final Decide decide;
    private final RoomRights rights;
    private final ChatPlatforms platforms;
    private final MemberStore members;

    CheckAccess(Decide decide, RoomRights rights, ChatPlatforms platforms, MemberStore members) {
        this.decide = decide;
        this.rights = rights;
        this.platforms = platforms;
        this.members = members;
    }

    AccessAnswer explain(Room room, IntentName intent, @Nullable String sender) {
        var decision = sender == null || sender.isBlank()
                ? rights.decide(room, intent)
                : decide(room, intent, person(room, sender.strip()));
        var allowedIn = rights.thatMay(intent, room).stream().map(AllowedRoom::of).toList();
        var bound = switch (decision) {
            case Allowed(var where) -> Optional.ofNullable(where);
            case Denied denied -> Optional.ofNullable(denied.room());
        };
        return new AccessAnswer(decision instanceof Allowed, bound.map(BoundRoom::role).orElse(null),
                decision.outcome(), allowedIn);
    }

    private Decision decide(Room room, IntentName intent, Sender sender) {
        var decision = decide.decide(room, sender, intent);
        return Decide.ADMINISTRATION.contains(intent) && decision instanceof Denied denied
                && platforms.isAdministrator(room, sender) ? new Allowed(denied.room()) : decision;
    }

    /** As far as the person has been seen; somebody who has not may still be on a list by id or name. */
    private Sender person(Room room, String idOrName) {
        if (idOrName.startsWith("@")) {
            var name = idOrName.substring(1).toLowerCase(Locale.ROOT);
            return members.withUsername(room, name).orElse(new Sender("", name, idOrName, false));
        }
        return members.withId(room, idOrName).orElse(new Sender(idOrName, null, idOrName, false));
    }
}
