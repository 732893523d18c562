package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Finds the ids of orders, carts and tasks, and tells them from sums, times and what a task is about. */
final class Ids {
    private static final Set<Concept> ABOUT = Set.of(Concept.EXPENSE, Concept.STOCK, Concept.SALES, Concept.ORDER,
            Concept.PAYMENT, Concept.TODAY, Concept.SUMMARY, Concept.LOW);
    private static final Set<String> OF_TIME = RuleWords.of("ids of time");
    private static final double UNCLEAR = 0.7;
    private static final int SHORTEST_ORDER_ID = 3;
    /** Longer numbers are telephones. */
    private static final int LONGEST_ORDER_ID = 7;

    private Ids() {
    }

    static void fill(Slot slot, Concept of, Reading reading, Filling filling) {
        var ids = reading.all(Piece.Id.class).filter(id -> id.of() == of || isMarkedFor(reading, id, of)).toList();
        if (!ids.isEmpty()) {
            filling.put(slot.kind(), ids.getFirst().value(), ids.getFirst());
            return;
        }
        var bare = of == Concept.ORDER
                ? bareIds(reading)
                : of == Concept.CART && !saysCart(reading) ? List.<Piece.Amount>of() : onlyNumber(reading);
        if (bare.isEmpty()) {
            filling.miss(slot);
        } else {
            filling.put(slot.kind(), bare.getFirst().value().toPlainString(), bare.getFirst());
            filling.bend(of == Concept.ORDER && Sums.maybe(reading, bare.getFirst()) ? UNCLEAR : 1);
        }
    }

    /** "The milk reminder", "subah 9 baje wala": what a task is about, and when, tells it from others but is no id. */
    static List<Piece> about(Reading reading) {
        return reading.pieces().stream()
                .filter(piece -> piece instanceof Piece.ItemName || piece instanceof Piece.Other
                        || (piece instanceof Piece.Meaning(var concept, _, _) && ABOUT.contains(concept))
                        || (piece instanceof Piece.Amount amount && isTime(reading, amount)))
                .toList();
    }

    private static boolean isTime(Reading reading, Piece.Amount amount) {
        var behind = reading.tokens().subList(amount.to(), Math.min(amount.to() + 2, reading.tokens().size()));
        return behind.stream().anyMatch(token -> OF_TIME.contains(token.text()));
    }

    /** "#22 cart": a number with a mark is an order's, unless it names what stands behind it. */
    private static boolean isMarkedFor(Reading reading, Piece.Id id, Concept of) {
        var behind = reading.pieces().indexOf(id) + 1;
        return id.of() == Concept.ORDER && behind < reading.pieces().size()
                && reading.pieces().get(behind) instanceof Piece.Meaning(var concept, _, _) && concept == of;
    }

    static boolean hasOrder(Reading reading) {
        return reading.all(Piece.Id.class).anyMatch(id -> id.of() == Concept.ORDER) || !bareIds(reading).isEmpty();
    }

    private static List<Piece.Amount> bareIds(Reading reading) {
        return reading.all(Piece.Amount.class)
                .filter(amount -> mayBeOrder(reading, amount) && !Sums.is(reading, amount))
                .toList();
    }

    /** "Message 9876543210", "follow up 1042" name no cart. */
    private static boolean saysCart(Reading reading) {
        return reading.has(Concept.CART) || reading.tokens().stream().anyMatch(token -> token.is("nudge"));
    }

    /** "Number 11 reminder": the only number of the text, in digits. */
    private static List<Piece.Amount> onlyNumber(Reading reading) {
        var numbers = reading.all(Piece.Amount.class).filter(amount -> !isTime(reading, amount)).toList();
        return numbers.size() == 1 && numbers.getFirst().unit() == null && !numbers.getFirst().money()
                && numbers.getFirst().sign() == 0 && reading.tokens().get(numbers.getFirst().from()).isNumber()
                        ? numbers
                        : List.of();
    }

    /** "2k", "do hazaar" and "1,500" are sums. */
    private static boolean isWrittenInDigits(Reading reading, Piece.Amount amount) {
        return amount.to() == amount.from() + 1
                && reading.typed(amount.from(), amount.to()).codePoints().allMatch(Character::isDigit);
    }

    /** "Refund ho gaya 899 ka": money only where it is called so. */
    static boolean mayBeOrder(Reading reading, Piece.Amount amount) {
        return amount.unit() == null
                && (isWrittenInDigits(reading, amount) || (reading.has(Concept.ORDER) && !amount.money()))
                && amount.sign() == 0
                && amount.value().scale() <= 0 && amount.value().precision() <= LONGEST_ORDER_ID
                && amount.value().compareTo(BigDecimal.TEN.pow(SHORTEST_ORDER_ID - 1)) >= 0;
    }
}
