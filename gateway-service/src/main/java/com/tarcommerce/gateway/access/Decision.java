package com.tarcommerce.gateway.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a sender may do something in a room, and why. */
public sealed interface Decision {

    /** @param room absent for what is allowed anywhere */
    record Allowed(@Nullable BoundRoom room) implements Decision {
    }

    /**
     * @param room      the bound room in which it was refused; absent when the room is not bound
     * @param allowedIn the shop's rooms in which it is allowed; empty for a chat that belongs to no shop
     */
    record Denied(DenialReason reason, @Nullable BoundRoom room, List<BoundRoom> allowedIn) implements Decision {
        public Denied {
            allowedIn = List.copyOf(allowedIn);
        }
    }

    /** As the audit and the API name it: {@code allowed}, or why not. */
    default String outcome() {
        return switch (this) {
            case Allowed _ -> "allowed";
            case Denied denied -> denied.reason.wire();
        };
    }

    enum DenialReason {
        UNBOUND, ROLE_LACKS_INTENT, SENDER_NOT_ALLOWED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
