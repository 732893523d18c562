package com.tarcommerce.gateway.access;

import static com.tarcommerce.gateway.access.Decision.DenialReason.SENDER_NOT_ALLOWED;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.intake.Sender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Allows what the room's role holds, to those whom the room's list of senders admits. */
@Component
@Transactional(readOnly = true)
class DecideByRole implements Decide {
    private final RoomRights rights;
    private final SenderLists senders;

    DecideByRole(RoomRights rights, SenderLists senders) {
        this.rights = rights;
        this.senders = senders;
    }

    @Override
    public Decision decide(Room place, Sender sender, IntentName intent) {
        var decision = rights.decide(place, intent);
        if (decision instanceof Allowed(var room) && room != null && !DefaultPermissions.ANYWHERE.contains(intent)
                && !senders.admits(room, sender)) {
            return new Denied(SENDER_NOT_ALLOWED, room, rights.thatMay(intent, place));
        }
        return decision;
    }
}
