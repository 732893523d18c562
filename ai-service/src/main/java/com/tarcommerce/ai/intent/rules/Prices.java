package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides which number of a text is the price, and what it is the price of. */
final class Prices {
    private final Units units = new Units();

    /** Money if any is named; for a new item a bare number is the price only behind the word. */
    void fill(Slot slot, Reading reading, Filling filling) {
        if ("open".equals(slot.way())) {
            filling.use(reading.all(Piece.Amount.class).filter(filling::isFree).toList());
            filling.miss(slot);
            return;
        }
        OldValue.pass(reading, filling);
        var money = Amounts.chosen(reading, filling, Concept.PRICE, Piece.Amount::money);
        var price = money.isPresent() || "money".equals(slot.way())
                ? money
                : Amounts.chosen(reading, filling, Concept.PRICE, amount -> amount.unit() == null && amount.sign() == 0)
                        .filter(amount -> (slot.required() && slot.way() == null)
                                || Amounts.isBehind(reading, amount, Concept.PRICE, Concept.TO));
        if (price.isPresent()) {
            filling.put(slot.kind(), price.get().value(), price.get());
        } else {
            filling.miss(slot);
        }
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
