package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.event.Composition.Say;
import com.tarcommerce.gateway.event.Composition.Settled;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what an event means in the words of its shop. What the event itself tells goes before what the data has become
 * since; what it leaves out is read now, so telling it again may be another text if the data, the shop's language or
 * the wording changed meanwhile.
 */
@Component
class ComposeAlert {
    /** Stock that an older event reports is told only if it is still so: the event waited for something broken. */
    private static final Duration STALE = Duration.ofMinutes(1);
    /** What many alerts of one room may be told as, a line each. An order's is a message of its own. */
    private static final String STOCK = "stock";
    private static final Duration STOCK_IS_NEWS = Duration.ofDays(1);
    /** Of an event that waited. */
    private static final Duration LEAST_NEWS = Duration.ofHours(12);

    private final NodeStore nodes;
    private final TenantStore tenants;
    private final Recipients recipients;
    private final AlertTexts texts;
    private final InstantSource clock;

    ComposeAlert(NodeStore nodes, TenantStore tenants, Recipients recipients, AlertTexts texts, InstantSource clock) {
        this.nodes = nodes;
        this.tenants = tenants;
        this.recipients = recipients;
        this.texts = texts;
        this.clock = clock;
    }

    /** For the events of one claim, within one transaction. */
    ClaimedShops shops() {
        return new ClaimedShops(tenants, recipients);
    }

    /** Reads only; inside the caller's read-only transaction. */
    Composition compose(OutboxRow row, ClaimedShops shops) {
        var event = PostedEvent.read(row.body()).orElse(null);
        if (event == null) {
            return hopeless("the body is no JSON object");
        }
        if (event.concernsAnAlarm()) {
            return new Settled(new Outcome.Moved(Outbox.CARTS, false));
        }
        if (event.tenant().isEmpty() || event.id().isEmpty()) {
            return hopeless("the event names no tenant_id or no id");
        }
        var tenant = shops.find(event.tenant());
        return tenant.isEmpty()
                ? hopeless("no shop has this tenant_id")
                : compose(new Told(row, event, tenant.get(), shops));
    }

    private record Told(OutboxRow row, PostedEvent event, Tenant tenant, ClaimedShops shops) {
    }

    private Composition compose(Told told) {
        return switch (told.event.type()) {
            case PostedEvent.ORDER_PAID -> orderPaid(told);
            case PostedEvent.OUT_OF_STOCK, PostedEvent.LOW_STOCK -> stock(told);
            case "" -> hopeless("the event has no type");
            default -> hopeless("the gateway knows no event of this type");
        };
    }

    private Composition orderPaid(Told told) {
        var version = told.event.number("version");
        var amount = told.event.number("amount");
        return version.isPresent() && amount.isPresent()
                ? tellOfPaid(told, version.get(), amount.get())
                : orderPaid(told, nodes.find(told.tenant.id(), NodeKind.ORDER, told.event.id()));
    }

    /** An event that tells less than the built-in triggers do. */
    private Composition orderPaid(Told told, Optional<Node> order) {
        var version = told.event.number("version")
                .or(() -> order.map(Node::paidVersion).filter(paid -> paid > 0));
        if (version.isEmpty() && order.isPresent()) {
            return new Settled(new Outcome.Dropped(told.event, "the order was never paid"));
        }
        if (version.isEmpty()) {
            return nodes.find(told.tenant.id(), NodeKind.CART, told.event.id()).isPresent()
                    ? new Settled(new Outcome.Dropped(told.event, "it is a cart that was paid, not an order"))
                    : hopeless("the shop has no order of this id");
        }
        return tellOfPaid(told, version.get(),
                told.event.number("amount").or(() -> order.map(Node::amount)).orElse(0L));
    }

    private Composition tellOfPaid(Told told, long version, long amount) {
        var text = texts.orderPaid(told.tenant, told.event.id(), amount);
        return tell(told, version, text, null, Role.ORDERS, Role.FINANCE);
    }

    private Composition stock(Told told) {
        var event = told.event;
        var item = nodes.find(told.tenant.id(), NodeKind.ITEM, event.id());
        var name = event.text("name").isEmpty() ? item.map(Node::name).orElse(event.id()) : event.text("name");
        var version = event.number("version").or(() -> item.map(Node::version)).orElse(0L);
        if (isStale(told.row) && item.map(it -> it.quantity().signum() > 0).orElse(true)) {
            return new Settled(new Outcome.Dropped(event, "told too late: it is in stock again, or gone"));
        }
        var text = event.type().equals(PostedEvent.OUT_OF_STOCK)
                ? texts.outOfStock(told.tenant, name)
                : texts.lowStock(told.tenant, name,
                        event.decimal("quantity").or(() -> item.map(Node::quantity)).orElse(null),
                        item.map(Items::unitOf).orElse(""));
        return tell(told, version, text, until(told.row), Role.INVENTORY);
    }

    /**
     * From the next full hour, and in whole days if it waited: so a change that is told again, also by another trigger,
     * is the same message, but for the moments between.
     */
    private Instant until(OutboxRow row) {
        var from = row.createdAt().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        var waited = Duration.between(from, clock.instant().plus(LEAST_NEWS)).toDays();
        return from.plus(STOCK_IS_NEWS.multipliedBy(Math.max(0, waited) + 1));
    }

    private boolean isStale(OutboxRow row) {
        return row.createdAt().plus(STALE).isBefore(clock.instant());
    }

    /** @param until of stock; null: told however late, and as a message of its own */
    private static Composition tell(Told told, long version, String text, @Nullable Instant until, Role... roles) {
        var rooms = told.shops.recipients(told.tenant, roles);
        if (rooms.isEmpty()) {
            return new Settled(new Outcome.Dropped(told.event, "the shop has no bound room"));
        }
        return new Say(rooms.stream().map(room -> SendMessage.text(AlertKeys.of(told.event, version, room),
                told.tenant.id(), room.room(), text, Priority.ALERT).until(until)
                .together(Traces.idOf(told.row.trace()), until == null ? null : STOCK)).toList());
    }

    private static Composition hopeless(String reason) {
        return new Settled(new Outcome.Hopeless(reason));
    }
}
