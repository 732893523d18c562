package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Sale;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows which units fit which goods, and of what there may be a half: 5 litres of sugar and 2.5 taps are asked. */
final class Countable {
    private static final Units UNITS = new Units();
    private static final Set<String> GREETINGS = RuleWords.of("countable greetings");

    private Countable() {
    }

    static boolean isIn(Piece.Amount amount, Reading reading, Mention goods) {
        var unit = amount.unit();
        return unit == null
                ? !isBehindGreeting(reading, amount) && !hasSmallMeasureElsewhere(reading)
                : goods.names().stream().allMatch(name -> Sale.isIn(unit, words(reading, name)));
    }

    /** "Sugar gm sold 500": a measure away from its number may be that of the number, or none. */
    private static boolean hasSmallMeasureElsewhere(Reading reading) {
        return reading.all(Piece.Meaning.class)
                .filter(word -> word.concept() == Concept.UNIT || isBehindGoods(reading, word))
                .map(word -> reading.word(word.from())).filter(word -> word.length() > 1).map(UNITS::find)
                .flatMap(Optional::stream)
                .anyMatch(unit -> unit.isMeasure() && unit.size().compareTo(BigDecimal.ONE) != 0);
    }

    private static boolean isBehindGoods(Reading reading, Piece.Meaning word) {
        return word.concept() == Concept.FILLER && reading.pieces().stream()
                .anyMatch(piece -> piece.to() == word.from() && Typed.mayBe(piece));
    }

    /** "Gm 7 wayfarers": grams, or good morning. */
    private static boolean isBehindGreeting(Reading reading, Piece.Amount amount) {
        return amount.from() == 1 && GREETINGS.contains(reading.word(0));
    }

    static boolean is(BigDecimal count, @Nullable Unit unit, Reading reading, Mention goods) {
        return count.stripTrailingZeros().scale() <= 0 || (unit != null && unit.isMeasure())
                || goods.names().stream().allMatch(name -> Sale.isDivisible(unit, words(reading, name)));
    }

    private static List<Word> words(Reading reading, String name) {
        return reading.wording().table().of(name);
    }
}
