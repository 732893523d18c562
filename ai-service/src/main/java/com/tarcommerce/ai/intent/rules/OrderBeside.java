package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.IntStream;

/** Knows numbers beside orders that are a place, a telephone or what it is worth, and who is on the way instead of its goods. */
final class OrderBeside {
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
    private static final int LONGEST = 5;
    private static final Set<Concept> PERSONS = Set.of(Concept.COURIER, Concept.CUSTOMER, Concept.PEOPLE);
    private static final Set<Concept> MOVING = Set.of(Concept.DELIVERED, Concept.SHIPPED, Concept.WENT_OUT);
    private static final Set<Concept> BRINGING = Set.of(Concept.DELIVERED, Concept.DELIVER, Concept.SHIPPED,
            Concept.SHIP);
    private static final Set<String> REACHING = RuleWords.of("order beside reaching");
    private static final Set<String> WORTH = RuleWords.of("order beside worth");
    static final Set<String> THAT_ONE = Set.of("wala", "wale", "wali");

    private OrderBeside() {
    }

    /** "1042 rider pahunch gaya", "1042 ka paisa driver ko diya". */
    static boolean isOf(Reading reading) {
        return reading.all(Piece.Meaning.class).filter(meaning -> MOVING.contains(meaning.concept()))
                .anyMatch(verb -> isReaching(reading, verb) && isBehindPerson(reading, verb))
                || (reading.hasAny(Set.of(Concept.PAYMENT, Concept.PAID)) && reading.has(Concept.COURIER));
    }

    private static boolean isReaching(Reading reading, Piece verb) {
        return IntStream.range(verb.from(), verb.to()).anyMatch(at -> REACHING.contains(reading.word(at)));
    }

    private static boolean isBehindPerson(Reading reading, Piece verb) {
        return THAT_ONE.contains(reading.word(verb.from() - 1)) || reading.all(Piece.Meaning.class)
                .anyMatch(person -> person.to() == verb.from() && PERSONS.contains(person.concept()));
    }

    /** "411045 delivered", "304 me deliver kar diya", "1250 ka order cancel karo", "order of 500 delivered". */
    static boolean isNoId(Reading reading, Piece id) {
        return (id instanceof Piece.Amount amount && amount.value().precision() > LONGEST)
                || (reading.hasAny(BRINGING) && reading.word(id.to()).equals("me"))
                || (reading.word(id.from() - 1).equals("of") && reading.word(id.from() - 2).equals("order"))
                || (id instanceof Piece.Amount sum && sum.value().remainder(FIFTY).signum() == 0
                        && WORTH.contains(reading.word(id.to())) && reading.word(id.to() + 1).equals("order"));
    }
}
