package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a short text as the answer to what its writer was asked; anything longer is no answer. Who answers "+5" or "-5"
 * when asked how many there are says what came or went, so the stock changes by that much; a price with a sign may mean
 * either, so it is asked for again.
 */
@Component
class FillSlot {
    private static final Pattern NUMBER = Pattern
            .compile("[+-]? ?(\\d{1,12}|\\d{1,3}(,\\d{2,3})+)(\\.\\d{1,6})?");
    private static final Pattern MONEY = Pattern.compile("^(\\p{Sc}|rs\\.?)\\s*|\\s*(/-|rs\\.?|rupees|रुपये)$");
    private static final Pattern ORDER = Pattern.compile("#?(?:ord-?)?([a-z0-9_-]{0,20}\\d)");
    private static final int LONGEST_NAME = 100;

    private final NodeStore nodes;
    private final ReadTransaction reading;

    FillSlot(NodeStore nodes, ReadTransaction reading) {
        this.nodes = nodes;
        this.reading = reading;
    }

    /** @return the intent with the slot filled; empty if nothing was asked or this is no answer to it */
    Optional<Intent> fill(Optional<Question> asked, String text, String shop) {
        if (asked.isEmpty() || asked.get().meaning().intent() == null || asked.get().meaning().awaits() == null) {
            return Optional.empty();
        }
        return fill(asked.get().meaning().intent(), asked.get().meaning().awaits(), text, shop);
    }

    private Optional<Intent> fill(Intent intent, Slot slot, String text, String shop) {
        var plain = digits(text).strip().toLowerCase(Locale.ROOT);
        return switch (slot) {
            case QUANTITY -> number(plain).map(number -> stock(Slots.itemOf(intent), number, isSigned(plain)));
            case ORDER_QUANTITY -> number(plain).map(number -> ordered(intent, number));
            case DELTA -> signed(plain).map(delta -> new Intent.AdjustStock(Slots.itemOf(intent), delta));
            case PRICE -> price(intent, MONEY.matcher(plain).replaceAll(""));
            case ORDER -> order(plain).map(id -> Slots.withOrder(intent, id));
            case ITEM -> item(text.strip(), shop).map(name -> Slots.withItem(intent, name));
            case NEW_ITEM, STATUS, PERIOD, CART -> Optional.empty();
        };
    }

    private static Intent stock(@Nullable String item, BigDecimal number, boolean signed) {
        return signed ? new Intent.AdjustStock(item, number) : new Intent.UpdateStock(item, number);
    }

    private static Intent ordered(Intent intent, BigDecimal number) {
        return intent instanceof Intent.CreateOrder(var item, _, var customer)
                ? new Intent.CreateOrder(item, number, customer)
                : intent;
    }

    private static Optional<Intent> price(Intent intent, String text) {
        return number(text)
                .map(number -> new Intent.UpdatePrice(Slots.itemOf(intent), isSigned(text) ? null : number));
    }

    /** Whether something came or went can't be guessed. */
    private static Optional<BigDecimal> signed(String text) {
        return isSigned(text) ? number(text) : Optional.empty();
    }

    private static boolean isSigned(String text) {
        return text.startsWith("+") || text.startsWith("-");
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", "").replace(" ", "")))
                : Optional.empty();
    }

    private static Optional<String> order(String text) {
        var shape = ORDER.matcher(text);
        return shape.matches() ? Optional.of(shape.group(1)) : Optional.empty();
    }

    private Optional<String> item(String text, String shop) {
        return text.isEmpty() || text.length() > LONGEST_NAME
                ? Optional.empty()
                : reading.read(() -> nodes.itemNamed(shop, text).map(item -> item.name()));
    }

    /** Digits of any script as 0 to 9. */
    private static String digits(String text) {
        return text.codePoints().map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
