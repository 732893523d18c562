package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Knows when a price may not be that of one: of a carton or a dozen, for today only, or by how much it rose. */
final class UnclearPrice {
    private static final Set<String> PACKS = RuleWords.of("unclear price packs");
    private static final Set<String> LIMITS = RuleWords.of("unclear price limits");
    private static final Set<String> RUPEES = RuleWords.of("unclear price rupees");
    private static final Set<String> BY = RuleWords.of("unclear price by");

    private UnclearPrice() {
    }

    static boolean is(Reading reading, Filling filling) {
        return UnclearTask.isForToday(reading) || isLimit(reading) || isOfAnother(reading, filling)
                || reading.pieces().stream().filter(piece -> !(piece instanceof Piece.ItemName))
                        .anyMatch(piece -> isPack(reading, piece, filling))
                || reading.all(Piece.Amount.class).anyMatch(amount -> isBy(reading, amount));
    }

    /** "Maggi rate upto 15", "maggi ka rate 15 tak". */
    private static boolean isLimit(Reading reading) {
        return !reading.hasAny(Set.of(Concept.INCREASE, Concept.DECREASE, Concept.LEVEL, Concept.DEARER))
                && (reading.says(LIMITS) || reading.text().toLowerCase(Locale.ROOT).contains("up to"));
    }

    /** "Maggi 5 wali rate 5", where no 5 is in the name. */
    private static boolean isOfAnother(Reading reading, Filling filling) {
        var item = filling.get(Slot.Kind.ITEM, String.class);
        return item != null && IntStream.range(0, reading.tokens().size()).filter(at -> isNumber(reading, at))
                .anyMatch(at -> (isThatOne(reading, at + 1) || (RUPEES.contains(reading.word(at + 1))
                        && isThatOne(reading, at + 2))) && !item.contains(reading.word(at)));
    }

    private static boolean isNumber(Reading reading, int at) {
        return reading.tokens().get(at).isNumber();
    }

    private static boolean isThatOne(Reading reading, int at) {
        return OrderBeside.THAT_ONE.contains(reading.word(at));
    }

    /** "Eggs tray price 180", where no name has the word. */
    private static boolean isPack(Reading reading, Piece piece, Filling filling) {
        var item = filling.get(Slot.Kind.ITEM, String.class);
        return (item == null || !item.contains("kg"))
                && IntStream.range(piece.from(), piece.to()).mapToObj(reading::word)
                        .anyMatch(word -> PACKS.contains(word)
                                && (item == null || !item.toLowerCase(Locale.ROOT).contains(word)));
    }

    /** "Price up 2", "price of 15 maggi". */
    private static boolean isBy(Reading reading, Piece.Amount amount) {
        return BY.contains(reading.word(amount.from() - 1))
                || (reading.word(amount.from() - 1).equals("of") && !reading.word(amount.to()).isEmpty()
                        && amount.value().compareTo(BigDecimal.ONE) > 0);
    }
}
