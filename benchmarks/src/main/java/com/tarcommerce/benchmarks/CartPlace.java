package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Person;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a cart is spoken of. Carts are dealt out to the shops in turn, and a shop's are numbered from 1.
 *
 * @param room the shop's, else the customer's chat
 */
record CartPlace(int cart, boolean room) {
    private static final long FIRST_CUSTOMER = 710_000_000L;
    private static final Pattern NAMED = Pattern.compile("Cart (\\d+)\\b");

    /** Absent if the message is of no cart. */
    static Optional<CartPlace> of(BotCall message, Shops shops) {
        var chat = Long.parseLong(message.chat());
        if (chat >= FIRST_CUSTOMER) {
            return Optional.of(new CartPlace((int) (chat - FIRST_CUSTOMER), false));
        }
        var named = NAMED.matcher(message.text());
        return named.find()
                ? Optional.of(new CartPlace((Integer.parseInt(named.group(1)) - 1) * shops.count() + shops.number(chat),
                        true))
                : Optional.empty();
    }

    static Person customer(int cart) {
        return Person.called("Meena", FIRST_CUSTOMER + cart);
    }

    static String id(int cart, int shops) {
        return String.valueOf(1 + cart / shops);
    }
}
