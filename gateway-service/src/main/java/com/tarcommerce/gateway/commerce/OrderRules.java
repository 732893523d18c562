package com.tarcommerce.gateway.commerce;

import static com.tarcommerce.common.contract.ai.OrderStatus.CANCELLED;
import static com.tarcommerce.common.contract.ai.OrderStatus.DELIVERED;
import static com.tarcommerce.common.contract.ai.OrderStatus.PACKED;
import static com.tarcommerce.common.contract.ai.OrderStatus.PAID;
import static com.tarcommerce.common.contract.ai.OrderStatus.PENDING;
import static com.tarcommerce.common.contract.ai.OrderStatus.REFUNDED;
import static com.tarcommerce.common.contract.ai.OrderStatus.SHIPPED;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.util.List;

/**
 * What an order may become. Goods go forward only; money may come at any time before the end (cash on delivery is
 * usual); cancelled and refunded are the end.
 */
public final class OrderRules {
    private OrderRules() {
    }

    /** Whether it was ever paid: a later status does not hide that. */
    public static boolean isPaid(Node order) {
        return order.paidVersion() > 0 || order.status().equals(PAID.wire());
    }

    static boolean givesBack(OrderStatus status) {
        return status == CANCELLED || status == REFUNDED;
    }

    /** A status of another writer's making counts as pending. */
    public static List<OrderStatus> next(Node order) {
        var forward = switch (OrderStatus.find(order.status()).orElse(PENDING)) {
            case PENDING, PAID -> List.of(PAID, PACKED, SHIPPED, DELIVERED, CANCELLED, REFUNDED);
            case PACKED -> List.of(PAID, SHIPPED, DELIVERED, CANCELLED, REFUNDED);
            case SHIPPED -> List.of(PAID, DELIVERED, CANCELLED, REFUNDED);
            case DELIVERED -> List.of(PAID, CANCELLED, REFUNDED);
            case CANCELLED, REFUNDED -> List.<OrderStatus>of();
        };
        return forward.stream().filter(status -> status != (isPaid(order) ? PAID : REFUNDED)).toList();
    }
}
