package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.KeyHolder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who speaks in rooms in the browser: {@code key:<API key id>}, and {@code operator} for the suite itself. */
public final class WebSender {
    private static final String KEY = "key:";
    private static final String OPERATOR = "operator";

    private WebSender() {
    }

    /** @param key absent for the suite itself */
    public static Sender of(@Nullable KeyHolder key) {
        return key == null
                ? new Sender(OPERATOR, null, OPERATOR, false)
                : new Sender(KEY + key.keyId(), null, key.label().isBlank() ? key.keyId() : key.label(), false);
    }

    static boolean isOperator(Sender sender) {
        return sender.id().equals(OPERATOR);
    }

    /** The id of the key that was shown, if any was. */
    static Optional<String> keyId(Sender sender) {
        return Optional.of(sender.id()).filter(id -> id.startsWith(KEY)).map(id -> id.substring(KEY.length()));
    }
}
