package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Amounts;
import com.tarcommerce.gateway.wording.Wording;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Has a text for the customer of a cart written, and says how it ends. */
@Component
public class WordNudge {
    private static final int MOST_ITEMS = 200;
    private static final int LONGEST = 600;

    private final AiApi ai;
    private final Wording wording;
    private final ReachCustomer customers;
    private final InstantSource clock;

    WordNudge(AiApi ai, Wording wording, ReachCustomer customers, InstantSource clock) {
        this.ai = ai;
        this.customers = customers;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * In the customer's language. Asks ai-service, so never inside a transaction.
     *
     * @throws org.springframework.web.client.RestClientException if it is away
     */
    public String about(Node cart, Tenant shop) {
        var items = NodeData.of(cart).lines().stream().limit(MOST_ITEMS)
                .map(line -> Amounts.count(line.quantity()) + " × " + line.name()).toList();
        var age = Duration.between(cart.updatedAt(), clock.instant());
        var language = customers.languageOf(cart, shop).toLanguageTag();
        return ai.nudge(new NudgeRequest(shop.id(), language, shop.name(), items,
                Math.max(0, cart.amount()), age.isNegative() ? Duration.ZERO : age, LONGEST, shop.currency())).text();
    }

    /** The words as the customer gets them now: with how to get no more of them. */
    public CustomerText forCustomer(Node cart, CartNudge until, Contact person, String words, Tenant shop) {
        var text = words + "\n\n" + wording.say(customers.languageOf(cart, shop), "event.cart-stop");
        return CustomerText.of(cart, until, person, text, shop, clock.instant());
    }
}
