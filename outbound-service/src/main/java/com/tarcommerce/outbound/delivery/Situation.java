package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Delivery.Scope;

/**
 * What a failure is judged by besides itself.
 *
 * @param call what the call is named among the bot's
 */
record Situation(Address to, String call) {

    /** What the scope of a pause is kept by. */
    String key(Scope scope) {
        return switch (scope) {
            case CHAT -> to.chat();
            case ACCOUNT -> to.bot();
            case CALL -> to.bot() + "#" + call;
        };
    }
}
