package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides which number of a text is the price, and what it is the price of. */
final class Prices {
    private static final Set<String> HUNDREDS = RuleWords.of("prices hundreds");
    private static final Set<String> TENS = RuleWords.of("prices tens");
    private static final Set<String> DOZENS = RuleWords.of("prices dozens");
    private static final int PAISE = 2;
    /** What is to cost nothing is asked. */
    private static final double FREE = 0.7;

    private final Units units = new Units();

    /** Money if any is named; for a new item a bare number is the price only behind the word. */
    void fill(Slot slot, Reading reading, Filling filling) {
        if ("open".equals(slot.way())) {
            filling.use(reading.all(Piece.Amount.class).filter(filling::isFree).toList());
            filling.miss(slot);
            return;
        }
        OldValue.pass(reading, filling);
        var money = Amounts.chosen(reading, filling, Concept.PRICE,
                amount -> amount.money() || isOfPaise(reading, amount));
        var price = money.isPresent() || "money".equals(slot.way())
                ? money
                : Amounts
                        .chosen(reading, filling, Concept.PRICE,
                                amount -> amount.unit() == null && amount.sign() == 0 && !isOfDozens(reading, amount))
                        .filter(amount -> (slot.required() && slot.way() == null)
                                || ("last".equals(slot.way()) && !isBeforeGoods(reading, amount))
                                || Amounts.isBehind(reading, amount, Concept.PRICE, Concept.TO));
        if (price.isPresent()) {
            var tens = reading.all(Piece.Amount.class)
                    .filter(amount -> amount.from() == price.get().to() && areHundreds(reading, price.get(), amount))
                    .findFirst();
            filling.put(slot.kind(), tens.map(rest -> price.get().value().movePointRight(2).add(rest.value()))
                    .orElse(price.get().value()), price.get());
            filling.use(tens.stream().toList());
            filling.bend(price.get().value().signum() == 0 ? FREE : 1);
        } else {
            filling.miss(slot);
        }
    }

    /** "Two ninety nine", "one eighty". */
    private static boolean areHundreds(Reading reading, Piece.Amount hundreds, Piece.Amount tens) {
        return HUNDREDS.contains(reading.word(hundreds.from())) && TENS.contains(reading.word(tens.from()))
                && hundreds.to() == hundreds.from() + 1 && tens.unit() == null && tens.sign() == 0;
    }

    /** Nobody counts 649.50 of something. */
    private static boolean isOfPaise(Reading reading, Piece.Amount amount) {
        return amount.unit() == null && amount.sign() == 0 && amount.value().scale() == PAISE
                && reading.typed(amount.from(), amount.to()).indexOf('.') > 0;
    }

    private static boolean isOfDozens(Reading reading, Piece.Amount amount) {
        return reading.tokens().subList(amount.from(), amount.to()).stream()
                .anyMatch(token -> DOZENS.contains(token.text()));
    }

    private static boolean isBeforeGoods(Reading reading, Piece.Amount amount) {
        return reading.pieces().stream().anyMatch(piece -> piece.from() == amount.to() && Typed.mayBe(piece));
    }

    /** "60 rs kilo", "140/kg": what the price is for, where no count says it. */
    void unit(Reading reading, Filling filling) {
        if (filling.get(Slot.Kind.UNIT, String.class) == null
                && filling.get(Slot.Kind.PRICE, BigDecimal.class) != null) {
            reading.all(Piece.Amount.class).filter(Piece.Amount::money).findFirst()
                    .flatMap(price -> IntStream.of(price.to() - 1, price.to(), price.to() + 1)
                            .mapToObj(at -> units.find(reading.word(at))).flatMap(Optional::stream).findFirst())
                    .ifPresent(unit -> filling.put(Slot.Kind.UNIT, unit.name()));
        }
    }
}
