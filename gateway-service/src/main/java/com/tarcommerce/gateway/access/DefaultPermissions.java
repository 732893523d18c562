package com.tarcommerce.gateway.access;

import static com.tarcommerce.common.contract.ai.IntentName.ADD_ITEM;
import static com.tarcommerce.common.contract.ai.IntentName.ADJUST_STOCK;
import static com.tarcommerce.common.contract.ai.IntentName.CANCEL_TASK;
import static com.tarcommerce.common.contract.ai.IntentName.CHECK_STOCK;
import static com.tarcommerce.common.contract.ai.IntentName.CREATE_ORDER;
import static com.tarcommerce.common.contract.ai.IntentName.HELP;
import static com.tarcommerce.common.contract.ai.IntentName.LIST_ABANDONED_CARTS;
import static com.tarcommerce.common.contract.ai.IntentName.LIST_LOW_STOCK;
import static com.tarcommerce.common.contract.ai.IntentName.LIST_ORDERS;
import static com.tarcommerce.common.contract.ai.IntentName.LIST_TASKS;
import static com.tarcommerce.common.contract.ai.IntentName.NUDGE_CART;
import static com.tarcommerce.common.contract.ai.IntentName.ORDER_STATUS;
import static com.tarcommerce.common.contract.ai.IntentName.REMOVE_ITEM;
import static com.tarcommerce.common.contract.ai.IntentName.SALES_SUMMARY;
import static com.tarcommerce.common.contract.ai.IntentName.SCHEDULE_RECURRING;
import static com.tarcommerce.common.contract.ai.IntentName.SCHEDULE_REMINDER;
import static com.tarcommerce.common.contract.ai.IntentName.SHOW_ACCESS;
import static com.tarcommerce.common.contract.ai.IntentName.SUMMARIZE_CHAT;
import static com.tarcommerce.common.contract.ai.IntentName.UPDATE_ORDER_STATUS;
import static com.tarcommerce.common.contract.ai.IntentName.UPDATE_PRICE;
import static com.tarcommerce.common.contract.ai.IntentName.UPDATE_STOCK;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import java.util.EnumSet;
import java.util.Set;

/** What each role may do in a shop that has not said otherwise. */
final class DefaultPermissions {
    /** Allowed wherever it is asked, by whomever. */
    static final Set<IntentName> ANYWHERE = Set.of(HELP, SHOW_ACCESS);
    /** What a shop may give to a role or take from it. */
    static final Set<IntentName> GRANTABLE = Set.copyOf(EnumSet.range(UPDATE_STOCK, CANCEL_TASK));

    private static final Set<IntentName> TASKS = EnumSet.of(SCHEDULE_REMINDER, SCHEDULE_RECURRING, LIST_TASKS,
            CANCEL_TASK);

    private DefaultPermissions() {
    }

    static Set<IntentName> of(Role role) {
        var intents = switch (role) {
            case INVENTORY -> EnumSet.of(UPDATE_STOCK, ADJUST_STOCK, CHECK_STOCK, LIST_LOW_STOCK, ADD_ITEM,
                    UPDATE_PRICE, REMOVE_ITEM);
            case ORDERS -> EnumSet.of(CREATE_ORDER, LIST_ORDERS, ORDER_STATUS, UPDATE_ORDER_STATUS,
                    LIST_ABANDONED_CARTS, NUDGE_CART, CHECK_STOCK);
            case FINANCE -> EnumSet.of(SALES_SUMMARY, SUMMARIZE_CHAT, LIST_ORDERS, ORDER_STATUS);
            case MARKETING -> EnumSet.of(LIST_ABANDONED_CARTS, NUDGE_CART, SUMMARIZE_CHAT);
            case GENERAL -> EnumSet.of(SUMMARIZE_CHAT, CHECK_STOCK);
        };
        intents.addAll(TASKS);
        return intents;
    }
}
