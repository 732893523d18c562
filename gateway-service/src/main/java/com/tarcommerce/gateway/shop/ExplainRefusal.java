package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.access.RolePermissions;
import com.tarcommerce.gateway.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says why something was refused, and where it is allowed; nothing about what the shop has. */
@Component
public class ExplainRefusal {
    private static final int MOST_ROOMS = 3;

    private final Wording wording;

    ExplainRefusal(Wording wording) {
        this.wording = wording;
    }

    public String say(Locale language, IntentName intent, Denied denied) {
        return switch (denied.reason()) {
            case UNBOUND -> denied.allowedIn().isEmpty()
                    ? wording.say(language, "access.unbound", roleFor(intent))
                    : wording.say(language, "access.unbound-elsewhere", list(language, denied.allowedIn()),
                            roleFor(intent));
            case ROLE_LACKS_INTENT -> denied.allowedIn().isEmpty()
                    ? wording.say(language, "access.nowhere", roleFor(intent))
                    : wording.say(language, "access.belongs-in", list(language, denied.allowedIn()));
            case SENDER_NOT_ALLOWED -> Decide.ADMINISTRATION.contains(intent)
                    ? wording.say(language, "shop.administrators-only")
                    : wording.say(language, "access.sender-not-allowed");
        };
    }

    private String list(Locale language, List<BoundRoom> rooms) {
        return rooms.stream().map(BoundRoom::label).distinct().limit(MOST_ROOMS)
                .collect(joining(" " + wording.say(language, "access.or") + " "));
    }

    /** The role to bind a room to so that this becomes possible. */
    private static String roleFor(IntentName intent) {
        return Arrays.stream(Role.values()).filter(role -> RolePermissions.byDefault(role).contains(intent)).findFirst()
                .orElse(Role.INVENTORY).wire();
    }
}
