package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Amounts;
import com.tarcommerce.gateway.wording.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sentences of alerts, in the language of the shop. */
@Component
class AlertTexts {
    private final Wording wording;

    AlertTexts(Wording wording) {
        this.wording = wording;
    }

    /** @param paise 0 for an order whose amount nobody knows */
    String orderPaid(Tenant tenant, String order, long paise) {
        return paise == 0
                ? say(tenant, "event.order-paid-free", order)
                : say(tenant, "event.order-paid", order, Amounts.money(paise, tenant.currency()));
    }

    String outOfStock(Tenant tenant, String item) {
        return capitalised(say(tenant, "event.out-of-stock", item));
    }

    String lowStock(Tenant tenant, String item, @Nullable BigDecimal left, String unit) {
        if (left == null) {
            return capitalised(say(tenant, "event.low-stock-unknown", item));
        }
        return capitalised(
                say(tenant, "event.low-stock", item, (Amounts.count(left) + " " + unit).strip()));
    }

    String cartWaiting(Tenant tenant, Node cart, Duration age) {
        var customer = NodeData.of(cart).text("customer");
        var total = Amounts.money(cart.amount(), tenant.currency());
        return customer == null
                ? say(tenant, "event.cart-waiting", cart.id(), age(tenant, age), total)
                : say(tenant, "event.cart-waiting-for", cart.id(), age(tenant, age), total, customer);
    }

    String cartNudge(Tenant tenant, String nudge) {
        return say(tenant, "event.cart-nudge", nudge);
    }

    /** @param channel as people call it */
    String cartWritten(Tenant tenant, String channel, String nudge) {
        return say(tenant, "event.cart-written", channel, nudge);
    }

    String cartStopped(Tenant tenant) {
        return say(tenant, "event.cart-stopped");
    }

    /** @param channel as people call it */
    String cartUndelivered(Tenant tenant, Node cart, String channel) {
        return say(tenant, "event.cart-undelivered", cart.id(), channel);
    }

    String cartUncertain(Tenant tenant, Node cart, String channel) {
        return say(tenant, "event.cart-uncertain", cart.id(), channel);
    }

    String cartMissed(Tenant tenant, Node cart) {
        return say(tenant, "event.cart-missed", cart.id());
    }

    private String age(Tenant tenant, Duration age) {
        if (age.toMinutes() < 1) {
            return say(tenant, "event.seconds", Long.toString(Math.max(0, age.toSeconds())));
        }
        if (age.toHours() < 1) {
            return say(tenant, "event.minutes", Long.toString(age.toMinutes()));
        }
        return age.toDays() < 2
                ? say(tenant, "event.hours", Long.toString(age.toHours()))
                : say(tenant, "event.days", Long.toString(age.toDays()));
    }

    private String say(Tenant tenant, String key, String... arguments) {
        return wording.say(tenant.language(), key, arguments);
    }

    /** A sentence that may begin with a name in small letters; scripts without capitals are left as they are. */
    static String capitalised(String sentence) {
        if (sentence.isEmpty()) {
            return sentence;
        }
        var first = sentence.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + sentence.substring(Character.charCount(first));
    }
}
