package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.alarm.AlarmFired;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import com.tarcommerce.gateway.wording.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/**
 * Acts on a cart's alarm by what the cart is now: unpaid and left alone, its rooms hear of it with a text that they may
 * send; touched since, the alarm is set anew; paid or gone, nothing.
 */
class TellOfCart {
    private static final Logger LOG = LoggerFactory.getLogger(TellOfCart.class);
    private static final Duration WORTH_TELLING = Duration.ofHours(12);
    /** After so many calls for one alarm the rooms are told without a suggested text. */
    private static final int PATIENCE = 3;
    private static final int MOST_ITEMS = 200;
    private static final int LONGEST_NUDGE = 600;

    private final CartAlarm alarm;
    private final Reader reader;
    private final AiApi ai;
    private final AlertTexts texts;
    private final TellRooms rooms;

    /** What is read of a shop, in one snapshot. */
    record Reader(TenantStore tenants, Recipients recipients, TransactionTemplate reads, InstantSource clock) {
    }

    private sealed interface Sight {
        record Settled() implements Sight {
        }

        record Abandoned(Tenant tenant, Node cart, List<BoundRoom> rooms) implements Sight {
        }
    }

    TellOfCart(CartAlarm alarm, Reader reader, AiApi ai, AlertTexts texts, TellRooms rooms) {
        this.alarm = alarm;
        this.reader = reader;
        this.ai = ai;
        this.texts = texts;
        this.rooms = rooms;
    }

    /**
     * @return whether all that follows from it is accepted; else it has to come again
     * @throws RestClientException if a service is away
     */
    boolean accepted(String webhookId, AlarmFired.Data fired) {
        return switch (look(fired)) {
            case Sight.Settled() -> true;
            case Sight.Abandoned(var tenant, var cart, var _) when now().isBefore(CartAlarm.dueAt(cart, tenant)) -> {
                alarm.set(cart, tenant);
                yield true;
            }
            case Sight.Abandoned(var tenant, var cart, var told) when told.isEmpty() -> {
                LOG.atInfo().addKeyValue("tenant", tenant.id()).log("nobody is told of a cart: no room is bound");
                yield true;
            }
            case Sight.Abandoned abandoned -> tell(webhookId, fired, abandoned);
        };
    }

    private Sight look(AlarmFired.Data fired) {
        return reader.reads().execute(_ -> reader.tenants().find(fired.tenant())
                .<Sight>flatMap(tenant -> alarm.unpaid(tenant.id(), cartOf(fired))
                        .map(cart -> new Sight.Abandoned(tenant, cart,
                                reader.recipients().of(tenant.id(), Role.ORDERS, Role.MARKETING))))
                .orElseGet(Sight.Settled::new));
    }

    private static String cartOf(AlarmFired.Data fired) {
        var payload = fired.payload();
        var named = payload == null ? "" : payload.path("cart").asString("");
        return named.isEmpty() ? fired.owner().substring(CartAlarm.OWNER.length()) : named;
    }

    private boolean tell(String webhookId, AlarmFired.Data fired, Sight.Abandoned abandoned) {
        var text = text(fired, abandoned);
        var expiresAt = fired.scheduledAt().plus(WORTH_TELLING);
        var messages = abandoned.rooms().stream()
                .map(room -> new SendMessage(AlertKeys.of(webhookId, room, 0), abandoned.tenant().id(), room.room(),
                        null, text, null, null, null, Priority.ALERT, expiresAt, null))
                .toList();
        var outcome = rooms.together(messages);
        if (outcome instanceof Outcome.Refused) {
            // Told before by a call that broke off, in other words perhaps: what is there stays.
            outcome = rooms.oneByOne(messages);
        }
        return outcome instanceof Outcome.Done;
    }

    private String text(AlarmFired.Data fired, Sight.Abandoned abandoned) {
        var cart = abandoned.cart();
        var age = Duration.between(cart.updatedAt(), now());
        try {
            var nudge = ai.nudge(request(abandoned, age));
            return texts.cartWaiting(abandoned.tenant(), cart.id(), age, cart.amount(), nudge.text());
        } catch (RestClientException away) {
            if (fired.attempt() < PATIENCE) {
                throw away;
            }
            return texts.cartWaiting(abandoned.tenant(), cart.id(), age, cart.amount());
        }
    }

    private static NudgeRequest request(Sight.Abandoned abandoned, Duration age) {
        var items = NodeData.of(abandoned.cart()).lines().stream().limit(MOST_ITEMS)
                .map(line -> Amounts.count(line.quantity()) + " × " + line.name()).toList();
        var tenant = abandoned.tenant();
        return new NudgeRequest(tenant.id(), tenant.language().toLanguageTag(), tenant.name(), items,
                Math.max(0, abandoned.cart().amount()), age, LONGEST_NUDGE);
    }

    private Instant now() {
        return reader.clock().instant();
    }
}
