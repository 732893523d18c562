package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Tells sums of money from the ids of orders: "paid the electrician 800", "gpay pe 1500 aaye", "ramesh ko 500 diye". */
final class Sums {
    /** A shop's orders are numbered from 1001 on. */
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final Set<Concept> BEHIND = EnumSet.of(Concept.PAYMENT, Concept.PAID, Concept.ARRIVED,
            Concept.REFUNDED, Concept.GIVEN);
    private static final Set<Concept> MONEY = EnumSet.of(Concept.PAYMENT, Concept.PAID, Concept.REFUND,
            Concept.REFUNDED, Concept.GIVEN, Concept.ARRIVED);
    private static final Set<String> LINKS_BEHIND = RuleWords.of("behind an order number");
    private static final Set<String> LINKS_BEFORE = RuleWords.of("before an order number");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<Concept> PAID_OR_GIVEN = Set.of(Concept.PAID, Concept.PAYMENT, Concept.GIVEN);
    private static final Set<Concept> CALLED = Set.of(Concept.ORDER, Concept.ORDERS, Concept.SET, Concept.STATUS);
    private static final Set<String> SPENT_ON = RuleWords.of("spent");
    private static final Set<String> WAYS = RuleWords.of("way to pay");

    private Sums() {
    }

    /** Whether a number that could be an order's by its size is money, or may not be an order's at all. */
    static boolean is(Reading reading, Piece.Amount amount) {
        return (isSmall(amount) && reading.hasAny(MONEY) && !isLinked(reading, amount)
                && !isCalledOrder(reading, amount))
                || isPayment(reading, amount) || isBehindMoney(reading, amount) || Expenses.isHandedTo(reading, amount)
                || Expenses.isPaidTo(reading, amount) || isSpentOn(reading, amount)
                || (isCollected(reading) && !isLinked(reading, amount)
                        && amount.from() > 0);
    }

    /** "1500 cash aaya" may be the cash of an order, or just cash. */
    static boolean maybe(Reading reading, Piece.Amount amount) {
        return !isLinked(reading, amount) && ((isCollected(reading) && !isReturned(reading, amount))
                || (isRound(amount) && !reading.hasAny(CALLED)
                        && (isSmall(amount) || reading.hasAny(PAID_OR_GIVEN))));
    }

    /** "3315 refund given in cash": how it went back. */
    private static boolean isReturned(Reading reading, Piece.Amount amount) {
        return reading.has(Concept.REFUNDED) && !isRound(amount) && amount.from() == 0;
    }

    /** 1500 and 2000 are paid more often than they are the number of an order, and 500 may be delivered. */
    private static boolean isRound(Piece.Amount amount) {
        return amount.value().remainder(HUNDRED).signum() == 0;
    }

    /** "207 wala order", "547 paid via upi": a small number is an order's where it is called so, or is what was paid. */
    private static boolean isCalledOrder(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount) + 1;
        while (at < reading.pieces().size() && reading.pieces().get(at).means(Concept.FILLER)) {
            at++;
        }
        return at < reading.pieces().size() && (reading.pieces().get(at).means(Concept.ORDER)
                || (reading.word(reading.pieces().get(at).from()).equals("paid")
                        && reading.all(Piece.Other.class).findAny().isEmpty()));
    }

    /** "Payment of 2000 received" names a sum. */
    private static boolean isPayment(Reading reading, Piece.Amount amount) {
        return reading.word(amount.from() - 1).equals("of") && reading.all(Piece.Meaning.class)
                .anyMatch(meaning -> meaning.concept() == Concept.PAYMENT && meaning.to() == amount.from() - 1);
    }

    /** "Cash 1500 aa gaya" names a sum; "mark paid 1042" an order, "refunded 1042" and "aa gaya 1042 ka" too. */
    private static boolean isBehindMoney(Reading reading, Piece.Amount amount) {
        return !reading.has(Concept.REFUNDED) && !reading.has(Concept.SET) && !isLinked(reading, amount)
                && reading.beside(amount, -1) instanceof Piece money && money.means(BEHIND);
    }

    private static boolean isSmall(Piece.Amount amount) {
        return amount.value().compareTo(THOUSAND) <= 0;
    }

    /** "800 paid to the electrician", "1500 paid for repair", "sent 500 to raju". */
    private static boolean isSpentOn(Reading reading, Piece.Amount amount) {
        var behind = reading.pieces().indexOf(amount) + 1;
        var isPaid = behind < reading.pieces().size()
                && reading.word(reading.pieces().get(behind).from()).equals("paid");
        var on = reading.word(isPaid ? reading.pieces().get(behind).to() : amount.to());
        return (isPaid && SPENT_ON.contains(on)) || (isSmall(amount) && on.equals("to"));
    }

    /** "Gpay pe 1500 aaye", "1500 upi received": money came, by the way that is named. */
    private static boolean isCollected(Reading reading) {
        var pieces = reading.pieces();
        var byWay = pieces.stream().anyMatch(piece -> piece.means(Set.of(Concept.PAYMENT, Concept.PAID))
                && WAYS.contains(reading.word(piece.from())));
        return byWay && reading.tokens().stream().noneMatch(token -> token.is("paid"));
    }

    /** "1042 ka", "for 1042": what money is for. */
    static boolean isLinked(Reading reading, Piece.Amount amount) {
        return LINKS_BEHIND.contains(reading.word(amount.to()))
                || LINKS_BEFORE.contains(reading.word(amount.from() - 1));
    }

}
