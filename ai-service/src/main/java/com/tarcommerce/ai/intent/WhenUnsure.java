package com.tarcommerce.ai.intent;

import com.tarcommerce.common.contract.ai.IntentName;

/** What may follow of an intent that its engine only thinks likely. */
public enum WhenUnsure {
    /** It only looks at the shop: a wrong answer costs a glance. */
    ANSWER,
    /** It changes something: at most it is asked about. */
    ASK,
    /** Who may do what, and taking back a change, are not even proposed. */
    NEVER;

    public static WhenUnsure of(IntentName intent) {
        return switch (intent) {
            case CHECK_STOCK, LIST_LOW_STOCK, LIST_ORDERS, ORDER_STATUS, LIST_ABANDONED_CARTS, SALES_SUMMARY,
                    SUMMARIZE_CHAT, LIST_TASKS, SHOW_ACCESS, HELP ->
                ANSWER;
            case UPDATE_STOCK, ADJUST_STOCK, ADD_ITEM, UPDATE_PRICE, REMOVE_ITEM, CREATE_ORDER, UPDATE_ORDER_STATUS,
                    NUDGE_CART, SCHEDULE_REMINDER, SCHEDULE_RECURRING, CANCEL_TASK ->
                ASK;
            case BIND_TOPIC, UNBIND_TOPIC, UNDO, UNKNOWN -> NEVER;
        };
    }
}
