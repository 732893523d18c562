package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.text.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells the size in a name from how much of it there is, and counts in the item's own unit. */
final class Sizes {
    private static final int DECIMALS = 3;

    private Sizes() {
    }

    /** Sizes beside a word that are those of the name: in "milk 500ml khatam" and "500ml milk 10 sold" 500 is no amount. */
    static List<Piece.Amount> partOfName(Reading reading, Mention mention) {
        var pieces = reading.pieces();
        var others = reading.all(Piece.Amount.class).filter(amount -> !amount.money()).count() > 1;
        return reading.all(Piece.Amount.class).filter(Piece.Amount::isMeasure)
                .filter(amount -> mention.sizes().contains(form(amount)))
                .filter(amount -> isMention(mention, pieces, pieces.indexOf(amount) - 1, -1)
                        || ((others || isKind(reading, amount))
                                && isMention(mention, pieces, pieces.indexOf(amount) + 1, 1)))
                .toList();
    }

    /** "4 L wala paint": which one, not how much of it. */
    private static boolean isKind(Reading reading, Piece.Amount amount) {
        return amount.to() < reading.tokens().size() && reading.tokens().get(amount.to()).is("wala");
    }

    /** "500ml wala doodh": grammar may stand between. */
    private static boolean isMention(Mention mention, List<Piece> pieces, int near, int step) {
        var at = near;
        while (at >= 0 && at < pieces.size() && pieces.get(at) instanceof Piece.Meaning(var concept, _, _)
                && concept == Concept.FILLER) {
            at += step;
        }
        return at >= 0 && at < pieces.size() && mention.pieces().contains(pieces.get(at));
    }

    /** Two dozen of "Eggs (dozen)" are 2 or 24. */
    static boolean isSoldByTheDozen(Reading reading, Mention mention) {
        return mention.resolution() instanceof Resolution.Found(var name, _)
                && name.toLowerCase(Locale.ROOT).contains("dozen")
                && reading.tokens().stream().anyMatch(token -> token.text().startsWith("dozen"));
    }

    /** Weights in packs of the size in the name if they come out even; else in kilos, volumes in litres. */
    static Optional<BigDecimal> inItemsUnit(Piece.Amount amount, Reading reading, Mention mention) {
        var unit = amount.unit();
        if (unit == null || unit.dimension() == Unit.Dimension.COUNT) {
            return Optional.of(amount.value());
        }
        if (unit.dimension() == Unit.Dimension.CONTAINER) {
            return Optional.empty();
        }
        if (unit.dimension() == Unit.Dimension.BAG) {
            return mention.names().stream()
                    .noneMatch(name -> reading.catalogue().isLoose(name, reading.wording().table()))
                            ? Optional.of(amount.value())
                            : Optional.empty();
        }
        if (unit.dimension() == Unit.Dimension.PACK) {
            return mention.names().stream()
                    .allMatch(name -> reading.measuresOf(name).stream()
                            .anyMatch(size -> isAtLeast(size, unit.size())))
                                    ? Optional.of(amount.value())
                                    : Optional.empty();
        }
        var total = amount.value().multiply(unit.size());
        if (isOfAnotherKind(unit, mention)) {
            return Optional.empty();
        }
        var packs = mention.sizes().stream().filter(size -> size.startsWith(unit.dimension().name()))
                .map(size -> new BigDecimal(size.substring(unit.dimension().name().length()))).toList();
        if (packs.isEmpty()) {
            return Optional.of(Amounts.plain(total));
        }
        var count = total.divide(packs.getFirst(), DECIMALS, RoundingMode.HALF_UP);
        return count.multiply(packs.getFirst()).compareTo(total) == 0 && count.stripTrailingZeros().scale() <= 0
                ? Optional.of(Amounts.plain(count))
                : Optional.empty();
    }

    /** Kilos of what is sold by the litre. */
    private static boolean isOfAnotherKind(Unit unit, Mention mention) {
        return !mention.sizes().isEmpty()
                && mention.sizes().stream().noneMatch(size -> size.startsWith(unit.dimension().name()));
    }

    /** A dabba of "Fevicol 1kg" is one, a bori of "Atta 10kg"; of "Maggi 70g" they hold many. */
    private static boolean isAtLeast(String size, BigDecimal least) {
        return new BigDecimal(size.replaceFirst("^[A-Z]+", "")).compareTo(least) >= 0;
    }

    private static String form(Piece.Amount amount) {
        var unit = amount.unit();
        return unit == null
                ? ""
                : unit.dimension() + Amounts.plain(amount.value().multiply(unit.size())).toPlainString();
    }
}
