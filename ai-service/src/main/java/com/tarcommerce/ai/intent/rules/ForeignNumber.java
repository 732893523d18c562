package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells numbers that count goods from those that name or measure something else: counter 3, size 8, 5 am, 2 hours. */
final class ForeignNumber {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final Set<String> AT = RuleWords.of("foreign number at");
    private static final Set<String> OTHER_WORDS = RuleWords.of("foreign number other words");
    private static final Set<String> NAMED_BEFORE = RuleWords.of("foreign number named before");
    private static final Set<String> NAMED_BEHIND = RuleWords.of("foreign number named behind");
    private static final Set<String> PACKS = RuleWords.of("foreign number packs");
    private static final Set<String> FOR_MONEY = RuleWords.of("foreign number for money");
    private static final Set<String> COST = RuleWords.of("foreign number cost");
    private static final Set<Concept> NEAR = EnumSet.of(Concept.PLACE, Concept.ELSEWHERE, Concept.THING, Concept.PEOPLE,
            Concept.COURIER, Concept.MESSAGE, Concept.CREDIT, Concept.HANDLING);
    private static final Set<Concept> COUNTED = EnumSet.of(Concept.SPAN, Concept.THING, Concept.PEOPLE);
    private static final Set<Concept> DEALS = EnumSet.of(Concept.SOLD, Concept.BOUGHT, Concept.ARRIVED, Concept.GIVEN,
            Concept.TOOK);

    private ForeignNumber() {
    }

    /** Whether it may be no count of the goods. */
    static boolean is(Reading reading, Mention goods, Piece.Amount amount) {
        if (amount.value().compareTo(MOST) >= 0) {
            return true;
        }
        var behind = reading.word(amount.to());
        return amount.unit() == null && (isNamed(reading, amount) || isPrice(reading, amount) || isTime(reading, behind)
                || isNearOther(reading, goods, amount));
    }

    /** "Size 8", "no 9", "10 wala": the number names something. */
    static boolean isNamed(Reading reading, Piece.Amount amount) {
        return amount.unit() == null && (NAMED_BEFORE.contains(reading.word(amount.from() - 1))
                || NAMED_BEHIND.contains(reading.word(amount.to())));
    }

    /** "Pack of 6", "6 ka set": what a pack is, and not how many there are. */
    static boolean isOfPack(Reading reading, Piece.Amount amount) {
        return amount.unit() == null && !amount.money()
                && ((reading.word(amount.from() - 1).equals("of") && PACKS.contains(reading.word(amount.from() - 2)))
                        || (FOR_MONEY.contains(reading.word(amount.to()))
                                && PACKS.contains(reading.word(amount.to() + 1))));
    }

    /** "Maggi 60 me becha", "14 ki aayi", "12 me padi hai", "14 ka stock": what it went for, what it cost. */
    private static boolean isPrice(Reading reading, Piece.Amount amount) {
        return FOR_MONEY.contains(reading.word(amount.to())) && (reading.hasAny(DEALS)
                || COST.contains(reading.word(amount.to() + 1)) || reading.word(amount.to() + 1).equals("stock"));
    }

    /** "5.30 pe aayi". */
    private static boolean isTime(Reading reading, String behind) {
        return AT.contains(behind) && reading.has(Concept.ARRIVED);
    }

    /** "Counter 3 par maggi", "2 ghante me": the number of another thing, unless goods or a unit follow. */
    private static boolean isNearOther(Reading reading, Mention goods, Piece.Amount amount) {
        var behind = reading.beside(amount, 1);
        return (concept(behind) instanceof Concept counted && COUNTED.contains(counted))
                || (concept(reading.beside(amount, -1)) instanceof Concept near && NEAR.contains(near)
                        && (behind == null || !goods.pieces().contains(behind)));
    }

    /** "Arrived at 5", "sold each at 12": where a change ends, when it was, or for how much; not by how many. */
    static boolean isTarget(Reading reading, Piece.Amount amount) {
        return concept(reading.beside(amount, -1)) == Concept.TO;
    }

    /** "2 ghante me 5 bik gaye": how long. */
    static List<Piece.Amount> ofSpans(Reading reading) {
        return reading.all(Piece.Amount.class).filter(amount -> amount.unit() == null && !amount.money()
                && concept(reading.beside(amount, 1)) == Concept.SPAN).toList();
    }

    private static @Nullable Concept concept(@Nullable Piece piece) {
        return piece instanceof Piece.Meaning meaning ? meaning.concept() : null;
    }

    /** "Maal ke saath", "tel ka tin", "bara packet", "sade ande": numbers that are other words too, where nothing is counted in. */
    static boolean isOtherWord(Reading reading, Piece.Amount amount) {
        return amount.unit() == null && !amount.money() && !reading.tokens().get(amount.from()).heard()
                && OTHER_WORDS.contains(reading.word(amount.from()));
    }
}
