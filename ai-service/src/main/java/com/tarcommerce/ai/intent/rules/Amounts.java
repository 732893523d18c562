package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.text.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which number of a text is the count and which the price, and counts in the item's own unit. */
final class Amounts {
    private static final int DECIMALS = 3;
    private static final double UNCLEAR = 0.7;
    private static final Set<String> MAKING = Set.of("make", "bake", "cook", "prepare");
    /** Kilos or litres. */
    private static final BigDecimal LEAST_OF_ONE_PACK = new BigDecimal("0.2");

    /** Sizes beside a word that are those of the name: in "milk 500ml khatam" and "500ml milk 10 sold" 500 is no amount. */
    List<Piece.Amount> partOfName(Reading reading, Mention mention) {
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
    static boolean isKind(Reading reading, Piece.Amount amount) {
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

    /** "From 80 to 99", "80 se badhakar 99": what was before is no new value. */
    private static void passOld(Reading reading, Filling filling) {
        var free = reading.all(Piece.Amount.class).filter(filling::isFree).toList();
        if (free.size() == 2 && isOld(reading, free.getFirst())) {
            filling.use(List.of(free.getFirst()));
        }
    }

    /** "Remove poha from 1042" names an order. */
    private static boolean isBehindFrom(Reading reading, Piece.Amount amount) {
        var before = reading.pieces().indexOf(amount) - 1;
        return before >= 0 && reading.pieces().get(before) instanceof Piece.Meaning(var concept, _, _)
                && concept == Concept.FROM;
    }

    private static boolean isOld(Reading reading, Piece.Amount amount) {
        return isBehindFrom(reading, amount)
                || (amount.to() < reading.tokens().size() && reading.tokens().get(amount.to()).is("se"));
    }

    void count(Slot slot, Reading reading, Mention mention, Filling filling) {
        if (slot.way() != null && slot.way().equals("0")) {
            filling.fix(slot.kind(), BigDecimal.ZERO);
            return;
        }
        var signed = "signed".equals(slot.way());
        if (slot.kind() == Slot.Kind.QUANTITY) {
            passOld(reading, filling);
        }
        var counted = chosen(reading, filling, Concept.STOCK, amount -> !amount.money()
                && amount.sign() != 0 == signed && !(slot.kind() == Slot.Kind.DELTA && isBehindFrom(reading, amount)));
        var value = counted.filter(_ -> !isSoldByTheDozen(reading, mention))
                .flatMap(amount -> inItemsUnit(amount, mention));
        if (counted.isEmpty() || value.isEmpty()) {
            counted.ifPresent(amount -> filling.use(List.of(amount)));
            filling.miss(slot);
            return;
        }
        if (slot.kind() == Slot.Kind.DELTA && value.get().signum() == 0) {
            filling.use(List.of(counted.get()));
            filling.miss(slot);
            return;
        }
        filling.use(saidAgain(reading, filling, counted.get()));
        filling.put(slot.kind(), withSign(slot, counted.get(), value.get()), counted.get());
        if (slot.kind() == Slot.Kind.QUANTITY && isMade(reading, counted.get())) {
            filling.bend(UNCLEAR);
        }
        var unit = counted.get().unit();
        if (unit != null) {
            filling.put(Slot.Kind.UNIT, unit.name());
        }
    }

    /** "Make 20 donuts" may be work to do; "make donuts 20" is not. */
    private static boolean isMade(Reading reading, Piece.Amount amount) {
        return amount.from() > 0 && MAKING.contains(reading.tokens().get(amount.from() - 1).text())
                && amount.to() < reading.tokens().size() && reading.pieces().stream()
                        .anyMatch(piece -> piece.from() == amount.to()
                                && (piece instanceof Piece.ItemName || piece instanceof Piece.Other));
    }

    /** "One dress torn, remove 1": the same number a second time. */
    private static List<Piece.Amount> saidAgain(Reading reading, Filling filling, Piece.Amount counted) {
        return reading.all(Piece.Amount.class).filter(filling::isFree)
                .filter(other -> other.from() != counted.from() && !other.money() && other.sign() == 0
                        && other.unit() == null
                        && other.value().compareTo(counted.value()) == 0 && reading.has(Concept.AND))
                .toList();
    }

    /** Two dozen of "Eggs (dozen)" are 2 or 24. */
    private static boolean isSoldByTheDozen(Reading reading, Mention mention) {
        return mention.resolution() instanceof Resolution.Found(var name, _)
                && name.toLowerCase(Locale.ROOT).contains("dozen")
                && reading.tokens().stream().anyMatch(token -> token.is("dozen"));
    }

    private static BigDecimal withSign(Slot slot, Piece.Amount amount, BigDecimal value) {
        return amount.sign() < 0 || "-".equals(slot.way()) ? value.negate() : value;
    }

    /** Money if any is named; for a new item a bare number is the price only behind the word. */
    void price(Slot slot, Reading reading, Filling filling) {
        if ("open".equals(slot.way())) {
            filling.use(reading.all(Piece.Amount.class).filter(filling::isFree).toList());
            filling.miss(slot);
            return;
        }
        passOld(reading, filling);
        var money = chosen(reading, filling, Concept.PRICE, Piece.Amount::money);
        var price = money.isPresent() || "money".equals(slot.way())
                ? money
                : chosen(reading, filling, Concept.PRICE, amount -> amount.unit() == null && amount.sign() == 0)
                        .filter(amount -> (slot.required() && slot.way() == null)
                                || isBehind(reading, amount, Concept.PRICE, Concept.TO));
        if (price.isPresent()) {
            filling.put(slot.kind(), price.get().value(), price.get());
        } else {
            filling.miss(slot);
        }
    }

    /** The one behind the word, else the first. */
    private static Optional<Piece.Amount> chosen(Reading reading, Filling filling, Concept word,
            Predicate<Piece.Amount> isRight) {
        var free = reading.all(Piece.Amount.class).filter(filling::isFree).filter(isRight).toList();
        return free.stream().filter(amount -> isBehind(reading, amount, word)).findFirst()
                .or(() -> free.stream().findFirst());
    }

    private static boolean isBehind(Reading reading, Piece.Amount amount, Concept... words) {
        var at = reading.pieces().indexOf(amount) - 1;
        while (at >= 0 && reading.pieces().get(at) instanceof Piece.Meaning(var concept, _, _)) {
            if (Set.of(words).contains(concept)) {
                return true;
            }
            at--;
        }
        return false;
    }

    /** Weights in packs of the size in the name if they come out even; else in kilos, volumes in litres. */
    private static Optional<BigDecimal> inItemsUnit(Piece.Amount amount, Mention mention) {
        var unit = amount.unit();
        if (unit == null || unit.dimension() == Unit.Dimension.COUNT) {
            return Optional.of(amount.value());
        }
        if (unit.dimension() == Unit.Dimension.CONTAINER) {
            return Optional.empty();
        }
        if (unit.dimension() == Unit.Dimension.PACK) {
            return mention.sizes().stream().anyMatch(Amounts::isOfOnePack)
                    ? Optional.of(amount.value())
                    : Optional.empty();
        }
        var total = amount.value().multiply(unit.size());
        var packs = mention.sizes().stream().filter(size -> size.startsWith(unit.dimension().name()))
                .map(size -> new BigDecimal(size.substring(unit.dimension().name().length()))).toList();
        if (packs.isEmpty()) {
            return Optional.of(plain(total));
        }
        var count = total.divide(packs.getFirst(), DECIMALS, RoundingMode.HALF_UP);
        return count.multiply(packs.getFirst()).compareTo(total) == 0 && count.stripTrailingZeros().scale() <= 0
                ? Optional.of(plain(count))
                : Optional.empty();
    }

    /** A dabba of "Fevicol 1kg" is one; of "Maggi 70g" it holds many. */
    private static boolean isOfOnePack(String size) {
        return new BigDecimal(size.replaceFirst("^[A-Z]+", "")).compareTo(LEAST_OF_ONE_PACK) >= 0;
    }

    private static String form(Piece.Amount amount) {
        var unit = amount.unit();
        return unit == null ? "" : unit.dimension() + plain(amount.value().multiply(unit.size())).toPlainString();
    }

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
