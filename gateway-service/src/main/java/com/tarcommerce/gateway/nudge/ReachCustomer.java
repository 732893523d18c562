package com.tarcommerce.gateway.nudge;

import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds out how the customer of a cart is reached: the cart names the customer by id ({@code data.customer_id}), and the
 * customer has a {@code data.contact}. Names are not looked up: two customers may share one.
 */
@Component
public class ReachCustomer {
    /** In a customer's data: true for one who has told the shop to stop. */
    public static final String OPTED_OUT = "opted_out";

    /** In a customer's data: in which language the customer is written to. */
    public static final String LANGUAGE = "language";
    public static final Set<String> LANGUAGES = Set.of("en", "hi");

    private final NodeStore nodes;
    private final OptOutStore optOuts;
    private final TenantStore tenants;

    ReachCustomer(NodeStore nodes, OptOutStore optOuts, TenantStore tenants) {
        this.nodes = nodes;
        this.optOuts = optOuts;
        this.tenants = tenants;
    }

    /** Inside the caller's transaction. */
    public Reach of(Node cart) {
        return customerOf(cart).map(this::judge).orElseGet(Reach.Unknown::new);
    }

    /** The customer's own, where the shop has said which that is; else the shop's. */
    Locale languageOf(Node cart, Tenant shop) {
        return customerOf(cart).map(customer -> NodeData.of(customer).text(LANGUAGE)).filter(LANGUAGES::contains)
                .map(Locale::forLanguageTag).orElseGet(shop::language);
    }

    private Optional<Node> customerOf(Node cart) {
        return Optional.ofNullable(NodeData.of(cart).text(Carts.CUSTOMER_ID))
                .flatMap(id -> nodes.find(cart.tenant(), NodeKind.CUSTOMER, id));
    }

    private Reach judge(Node customer) {
        if (NodeData.of(customer).flag(OPTED_OUT)) {
            return new Reach.OptedOut();
        }
        return Contact.of(customer).filter(contact -> !isOfAnotherShop(contact, customer.tenant()))
                .map(contact -> optOuts.holds(contact) ? new Reach.OptedOut() : new Reach.Reachable(contact))
                .orElseGet(Reach.Unknown::new);
    }

    /** A chat in which another shop keeps its books is not where its customers are. */
    private boolean isOfAnotherShop(Contact contact, String tenant) {
        return tenants.ofChat(contact.room()).filter(shop -> !shop.id().equals(tenant)).isPresent();
    }
}
