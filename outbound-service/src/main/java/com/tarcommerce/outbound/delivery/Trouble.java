package com.tarcommerce.outbound.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one replica has learnt of a bot as a whole, and tells the others: they share its budget, and would each find out by
 * calls of their own.
 *
 * @param of    the key of a bot, or of the calls of one name of it
 * @param until to be left alone until then; null: its platform answers this replica hardly ever
 */
public record Trouble(String of, @Nullable Instant until) {

    static Trouble paused(String botOrCall, Instant until) {
        return new Trouble(botOrCall, until);
    }

    static Trouble away(String bot) {
        return new Trouble(bot, null);
    }
}
