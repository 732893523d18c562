package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.channel.web.WebSender;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.KeyHolder;
import org.jspecify.annotations.Nullable;

/**
 * Who calls on behalf of a shop.
 *
 * @param tenant the shop of the address; empty where none is named
 * @param key    the shop's key that was shown; absent for the suite itself
 */
record Caller(String tenant, @Nullable KeyHolder key) {
    static final String NAME = "tar.caller";

    /** What the audit calls the caller: {@code rest:<api key id>} or {@code rest:internal}. */
    String source() {
        return key == null ? "rest:internal" : "rest:" + key.keyId();
    }

    /** Who the caller is in a room in the browser. */
    Sender sender() {
        return WebSender.of(key);
    }

    boolean administers() {
        return key == null || key.administers();
    }
}
