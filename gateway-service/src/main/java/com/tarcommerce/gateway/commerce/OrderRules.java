package com.tarcommerce.gateway.commerce;

import static com.tarcommerce.common.contract.ai.OrderStatus.CANCELLED;
import static com.tarcommerce.common.contract.ai.OrderStatus.DELIVERED;
import static com.tarcommerce.common.contract.ai.OrderStatus.PACKED;
import static com.tarcommerce.common.contract.ai.OrderStatus.PAID;
import static com.tarcommerce.common.contract.ai.OrderStatus.PENDING;
import static com.tarcommerce.common.contract.ai.OrderStatus.REFUNDED;
import static com.tarcommerce.common.contract.ai.OrderStatus.SHIPPED;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order may become. Goods go forward only, and how far they have gone is remembered beside the status
 * ({@code data.goods}); money may come at any time before the end (cash on delivery is usual); cancelled and refunded
 * are the end.
 */
public final class OrderRules {
    static final String GOODS = "goods";
    private static final List<OrderStatus> GOODS_GO = List.of(PACKED, SHIPPED, DELIVERED);

    private OrderRules() {
    }

    /** Whether it was ever paid: a later status does not hide that. */
    public static boolean isPaid(Node order) {
        return order.paidVersion() > 0 || order.status().equals(PAID.wire());
    }

    static boolean givesBack(OrderStatus status) {
        return status == CANCELLED || status == REFUNDED;
    }

    static boolean isGoods(OrderStatus status) {
        return GOODS_GO.contains(status);
    }

    /** A status of another writer's making counts as pending. */
    public static List<OrderStatus> next(Node order) {
        if (givesBack(OrderStatus.find(order.status()).orElse(PENDING))) {
            return List.of();
        }
        var next = new ArrayList<OrderStatus>();
        if (!isPaid(order)) {
            next.add(PAID);
        }
        next.addAll(GOODS_GO.subList(stagesDone(order), GOODS_GO.size()));
        next.add(CANCELLED);
        if (isPaid(order)) {
            next.add(REFUNDED);
        }
        return List.copyOf(next);
    }

    /** The status says it, or hides it behind {@code paid}. */
    private static int stagesDone(Node order) {
        var remembered = NodeData.of(order).text(GOODS);
        return Math.max(stage(order.status()), remembered == null ? 0 : stage(remembered));
    }

    private static int stage(String status) {
        return OrderStatus.find(status).map(found -> GOODS_GO.indexOf(found) + 1).orElse(0);
    }
}
