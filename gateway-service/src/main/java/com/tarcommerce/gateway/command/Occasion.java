package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Amounts;
import com.tarcommerce.gateway.wording.Wording;

/**
 * Who asks for something and where; the same for a text and for a press.
 *
 * @param inboundId the message or press, as the audit names it
 * @param confirmed the sender has been asked whether this is really meant, and said yes
 */
record Occasion(long inboundId, Tenant tenant, Room room, Sender sender, boolean confirmed, Voice voice) {

    /** A text in a room of the shop. */
    static Occasion of(long inboundId, Incoming.Text text, Tenant shop, Wording wording) {
        return new Occasion(inboundId, shop, text.room(), text.sender(), false,
                Voice.answering(wording, text.text(), shop.language()));
    }

    String say(String key, String... arguments) {
        return voice.say(key, arguments);
    }

    /** Hundredths as people write money, in the shop's currency. */
    String money(long amount) {
        return Amounts.money(amount, tenant.currency());
    }

    String shop() {
        return tenant.id();
    }
}
