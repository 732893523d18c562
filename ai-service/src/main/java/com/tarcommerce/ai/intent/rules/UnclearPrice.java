package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Knows when a price may not be that of one: of a carton or a dozen, for today only, or by how much it rose. */
final class UnclearPrice {
    private static final Set<String> PACKS = RuleWords.of("unclear price packs");
    private static final Set<String> BY = RuleWords.of("unclear price by");

    private UnclearPrice() {
    }

    static boolean is(Reading reading, Filling filling) {
        return UnclearTask.isForToday(reading)
                || reading.pieces().stream().filter(piece -> !(piece instanceof Piece.ItemName))
                        .anyMatch(piece -> isPack(reading, piece, filling))
                || reading.all(Piece.Amount.class).anyMatch(amount -> isBy(reading, amount));
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
