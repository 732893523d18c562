package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Knows what was paid or given to somebody: "paid the electrician 1800", "raju ko 500 diye". */
final class Expenses {
    private static final Set<String> TITLES = RuleWords.of("title");
    private static final Set<String> BEFORE_PERSONS = RuleWords.of("before a person");
    private static final Set<String> PAYING = RuleWords.of("paying");
    private static final Set<Concept> PERSONS = EnumSet.of(Concept.CUSTOMER, Concept.PEOPLE, Concept.SUPPLIER,
            Concept.COURIER, Concept.EXPENSE);
    private static final BigDecimal LEAST_GIVEN = BigDecimal.valueOf(50);
    private static final Set<Concept> HANDED_TO = EnumSet.of(Concept.GIVEN, Concept.PAID, Concept.PAYMENT,
            Concept.REFUND, Concept.REFUNDED);
    private static final Set<Concept> REFUNDS = EnumSet.of(Concept.REFUND, Concept.REFUNDED);

    private Expenses() {
    }

    /** "Paid the electrician 800", "electrician ko 800 diye": nothing was sold. */
    static boolean is(Reading reading) {
        return !reading.has(Concept.ORDER) && reading.all(Piece.ItemName.class).findAny().isEmpty()
                && reading.all(Piece.Amount.class).anyMatch(amount -> isSpent(reading, amount));
    }

    private static boolean isSpent(Reading reading, Piece.Amount amount) {
        var isGiven = amount.money() || reading.hasAny(Set.of(Concept.PAID, Concept.PAYMENT))
                || amount.value().compareTo(LEAST_GIVEN) >= 0;
        var at = reading.pieces().indexOf(amount);
        var isOfGoods = at + 1 < reading.pieces().size() && reading.pieces().get(at + 1) instanceof Piece.Other;
        var touches = at > 0 && reading.pieces().get(at - 1).to() > amount.from() - 1
                && !reading.pieces().get(at - 1).means(Concept.FILLER);
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

    /** "Paisa wapas karo ramesh ko 1500", "mistri ko 1200 ka payment kiya"; "ramesh ko 1042 ka paisa lauta do" names an order. */
    static boolean isHandedTo(Reading reading, Piece.Amount amount) {
        return reading.word(amount.from() - 1).equals("ko") && reading.hasAny(HANDED_TO)
                && !(reading.hasAny(REFUNDS) && Sums.isLinked(reading, amount));
    }

    /** "Paid the electrician 1800", "gave raju 500": somebody stands between. */
    static boolean isPaidTo(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount) - 1;
        var last = at;
        while (at >= 0 && isOfPerson(reading, reading.pieces().get(at))) {
            at--;
        }
        var persons = reading.pieces().subList(at + 1, last + 1).stream()
                .anyMatch(piece -> !BEFORE_PERSONS.contains(reading.word(piece.from())));
        return persons && !reading.has(Concept.SET) && PAYING.contains(reading.word(at < 0
                ? -1
                : reading.pieces().get(at).to() - 1)) && reading.pieces().get(at).means(HANDED_TO);
    }

    private static boolean isOfPerson(Reading reading, Piece piece) {
        return piece instanceof Piece.Other || piece.means(PERSONS)
                || (piece instanceof Piece.Meaning meaning && (TITLES.contains(reading.word(meaning.from()))
                        || BEFORE_PERSONS.contains(reading.word(meaning.from()))));
    }
}
