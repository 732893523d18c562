package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Tells sums of money from the ids of orders: "paid the electrician 800", "gpay pe 1500 aaye", "ramesh ko 500 diye". */
final class Sums {
    /** A shop's orders are numbered from 1001 on. */
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal LEAST_GIVEN = BigDecimal.valueOf(50);
    private static final Set<Concept> BEHIND = EnumSet.of(Concept.PAYMENT, Concept.PAID, Concept.ARRIVED,
            Concept.REFUNDED, Concept.GIVEN);
    private static final Set<Concept> HANDED_TO = EnumSet.of(Concept.GIVEN, Concept.PAID, Concept.PAYMENT,
            Concept.REFUND, Concept.REFUNDED);
    private static final Set<Concept> REFUNDS = EnumSet.of(Concept.REFUND, Concept.REFUNDED);
    private static final Set<Concept> MONEY = EnumSet.of(Concept.PAYMENT, Concept.PAID, Concept.REFUND,
            Concept.REFUNDED, Concept.GIVEN, Concept.ARRIVED);
    private static final Set<Concept> PERSONS = EnumSet.of(Concept.CUSTOMER, Concept.PEOPLE, Concept.SUPPLIER,
            Concept.COURIER, Concept.EXPENSE);
    private static final Set<String> TITLES = Set.of("ji", "bhai", "bhaiya", "sir", "madam", "uncle", "aunty", "didi",
            "delivery", "seth", "wala");
    private static final Set<String> BEFORE_PERSONS = Set.of("the", "a", "an", "to", "my", "our", "one");
    private static final Set<String> PAYING = Set.of("paid", "pay", "gave", "given");
    private static final Set<String> LINKS_BEHIND = Set.of("ka", "ki", "ke", "wala", "order");
    private static final Set<String> LINKS_BEFORE = Set.of("for", "against", "on", "of", "from", "order", "no",
            "number", "#", "mark");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<Concept> PAID_OR_GIVEN = Set.of(Concept.PAID, Concept.PAYMENT, Concept.GIVEN);
    private static final Set<Concept> CALLED = Set.of(Concept.ORDER, Concept.ORDERS, Concept.SET, Concept.STATUS);
    private static final Set<String> SPENT_ON = Set.of("to", "for");
    private static final Set<String> WAYS = Set.of("cash", "upi", "gpay", "phonepe", "paytm", "paise", "paisa", "money",
            "amount", "rakam", "online", "nakad", "bhim", "neft");

    private Sums() {
    }

    /** Whether a number that could be an order's by its size is money, or may not be an order's at all. */
    static boolean is(Reading reading, Piece.Amount amount) {
        return (isSmall(amount) && reading.hasAny(MONEY) && !isLinked(reading, amount)
                && !isCalledOrder(reading, amount))
                || isPayment(reading, amount) || isBehindMoney(reading, amount) || isHandedTo(reading, amount)
                || isPaidTo(reading, amount) || isSpentOn(reading, amount)
                || (isCollected(reading) && !isLinked(reading, amount)
                        && amount.from() > 0);
    }

    /** "1500 cash aaya" may be the cash of an order, or just cash. */
    static boolean maybe(Reading reading, Piece.Amount amount) {
        return !isLinked(reading, amount) && (isCollected(reading) || (isRound(amount) && !reading.hasAny(CALLED)
                && (isSmall(amount) || reading.hasAny(PAID_OR_GIVEN))));
    }

    /** 1500 and 2000 are paid more often than they are the number of an order, and 500 may be delivered. */
    private static boolean isRound(Piece.Amount amount) {
        return amount.value().remainder(HUNDRED).signum() == 0;
    }

    /** "Paid the electrician 800", "electrician ko 800 diye": nothing was sold. */
    static boolean isExpense(Reading reading) {
        return !reading.has(Concept.ORDER) && reading.all(Piece.ItemName.class).findAny().isEmpty()
                && reading.all(Piece.Amount.class).anyMatch(amount -> isSpent(reading, amount));
    }

    private static boolean isSpent(Reading reading, Piece.Amount amount) {
        var isGiven = amount.money() || reading.hasAny(Set.of(Concept.PAID, Concept.PAYMENT))
                || amount.value().compareTo(LEAST_GIVEN) >= 0;
        var at = reading.pieces().indexOf(amount);
        var isOfGoods = at + 1 < reading.pieces().size() && reading.pieces().get(at + 1) instanceof Piece.Other;
        var touches = at > 0 && reading.pieces().get(at - 1).to() > amount.from() - 1
                && !isOf(reading.pieces().get(at - 1), Set.of(Concept.FILLER));
        var last = touches || isPaidTo(reading, amount) ? at - 1 : at - 2;
        return amount.unit() == null && isGiven && !isOfGoods && last >= 0
                && (isPaidTo(reading, amount) || isHandedTo(reading, amount)) && onlyPersonIsUnknown(reading, last);
    }

    /** Every unknown word of the text belongs to the name that ends there. */
    private static boolean onlyPersonIsUnknown(Reading reading, int last) {
        var first = last;
        while (first > 0 && isOfPerson(reading, reading.pieces().get(first - 1))) {
            first--;
        }
        var person = reading.pieces().subList(first, last + 1);
        return reading.all(Piece.Other.class).allMatch(person::contains);
    }

    /** "207 wala order", "547 paid via upi": a small number is an order's where it is called so, or is what was paid. */
    private static boolean isCalledOrder(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount) + 1;
        while (at < reading.pieces().size() && isOf(reading.pieces().get(at), Set.of(Concept.FILLER))) {
            at++;
        }
        return at < reading.pieces().size() && (isOf(reading.pieces().get(at), Set.of(Concept.ORDER))
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
                && isOf(before(reading, amount), BEHIND);
    }

    private static boolean isSmall(Piece.Amount amount) {
        return amount.value().compareTo(THOUSAND) <= 0;
    }

    /** "Paisa wapas karo ramesh ko 1500", "mistri ko 1200 ka payment kiya"; "ramesh ko 1042 ka paisa lauta do" names an order. */
    private static boolean isHandedTo(Reading reading, Piece.Amount amount) {
        return reading.word(amount.from() - 1).equals("ko") && reading.hasAny(HANDED_TO)
                && !(reading.hasAny(REFUNDS) && isLinked(reading, amount));
    }

    /** "Paid the electrician 1800", "gave raju 500": somebody stands between. */
    private static boolean isPaidTo(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount) - 1;
        var last = at;
        while (at >= 0 && isOfPerson(reading, reading.pieces().get(at))) {
            at--;
        }
        var persons = reading.pieces().subList(at + 1, last + 1).stream()
                .anyMatch(piece -> !BEFORE_PERSONS.contains(reading.word(piece.from())));
        return persons && !reading.has(Concept.SET) && PAYING.contains(reading.word(at < 0
                ? -1
                : reading.pieces().get(at).to() - 1)) && isOf(reading.pieces().get(at), HANDED_TO);
    }

    /** "800 paid to the electrician", "1500 paid for repair", "sent 500 to raju". */
    private static boolean isSpentOn(Reading reading, Piece.Amount amount) {
        var behind = reading.pieces().indexOf(amount) + 1;
        var isPaid = behind < reading.pieces().size()
                && reading.word(reading.pieces().get(behind).from()).equals("paid");
        var on = reading.word(isPaid ? reading.pieces().get(behind).to() : amount.to());
        return (isPaid && SPENT_ON.contains(on)) || (isSmall(amount) && on.equals("to"));
    }

    private static boolean isOfPerson(Reading reading, Piece piece) {
        return piece instanceof Piece.Other || isOf(piece, PERSONS)
                || (piece instanceof Piece.Meaning meaning && (TITLES.contains(reading.word(meaning.from()))
                        || BEFORE_PERSONS.contains(reading.word(meaning.from()))));
    }

    /** "Gpay pe 1500 aaye", "1500 upi received": money came, by the way that is named. */
    private static boolean isCollected(Reading reading) {
        var pieces = reading.pieces();
        var byWay = pieces.stream().anyMatch(piece -> isOf(piece, Set.of(Concept.PAYMENT, Concept.PAID))
                && WAYS.contains(reading.word(piece.from())));
        return byWay && reading.tokens().stream().noneMatch(token -> token.is("paid"));
    }

    /** "1042 ka", "for 1042": what money is for. */
    private static boolean isLinked(Reading reading, Piece.Amount amount) {
        return LINKS_BEHIND.contains(reading.word(amount.to()))
                || LINKS_BEFORE.contains(reading.word(amount.from() - 1));
    }

    private static @Nullable Piece before(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount) - 1;
        return at < 0 ? null : reading.pieces().get(at);
    }

    private static boolean isOf(@Nullable Piece piece, Set<Concept> concepts) {
        return piece instanceof Piece.Meaning(var concept, _, _) && concepts.contains(concept);
    }

}
