package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which number of a text is the count and which the price, and counts in the item's own unit. */
final class Amounts {
    private static final double UNCLEAR = 0.7;
    private static final Set<String> ARTICLES = RuleWords.of("amounts articles");
    private static final Set<String> MAKING = RuleWords.of("amounts making");

    /** "Hand pump 240 se 260" may be its price, unless one of these stands there. */
    private static final Set<Concept> OF_STOCK = EnumSet.of(Concept.STOCK, Concept.LEFT, Concept.COUNTED,
            Concept.IN_STOCK, Concept.WE_HAVE, Concept.UNIT, Concept.SET, Concept.LEVEL, Concept.INCREASE,
            Concept.DECREASE);

    private final Units units = new Units();

    void count(Slot slot, Reading reading, Mention mention, Filling filling) {
        if (slot.way() != null && slot.way().equals("0")) {
            filling.fix(slot.kind(), BigDecimal.ZERO);
            filling.use(reading.all(Piece.Amount.class)
                    .filter(amount -> amount.value().signum() == 0 && !amount.money()).toList());
            return;
        }
        var signed = "signed".equals(slot.way());
        if (slot.kind() == Slot.Kind.QUANTITY && OldValue.pass(reading, filling) && !reading.hasAny(OF_STOCK)) {
            filling.bend(UNCLEAR);
        }
        var counted = chosen(reading, filling, Concept.STOCK, amount -> !amount.money()
                && amount.sign() != 0 == signed && (!"counted".equals(slot.way()) || amount.unit() != null)
                && !ForeignNumber.isOfPack(reading, amount)
                && !(slot.kind() == Slot.Kind.DELTA && OldValue.isBehindFrom(reading, amount)));
        var value = counted.filter(_ -> !Sizes.isSoldByTheDozen(reading, mention))
                .map(amount -> withUnit(reading, amount))
                .filter(amount -> Countable.isIn(amount, reading, mention))
                .flatMap(amount -> Sizes.inItemsUnit(amount, reading, mention)
                        .filter(count -> Countable.is(count, amount.unit(), reading, mention)));
        if (counted.isEmpty() && isOne(slot, reading, mention)) {
            filling.put(slot.kind(), withSign(slot, BigDecimal.ONE));
            return;
        }
        if (counted.isEmpty() || value.isEmpty()) {
            counted.ifPresentOrElse(amount -> {
                filling.use(List.of(amount));
                filling.missWhatWasSaid(slot);
            }, () -> missed(slot, reading, filling));
            return;
        }
        if (slot.kind() == Slot.Kind.DELTA
                && (value.get().signum() == 0 || ForeignNumber.isTarget(reading, counted.get()))) {
            filling.use(List.of(counted.get()));
            filling.miss(slot);
            return;
        }
        filling.use(saidAgain(reading, filling, counted.get()));
        filling.put(slot.kind(), counted.get().sign() < 0 ? value.get().negate() : withSign(slot, value.get()),
                counted.get());
        if ((slot.kind() == Slot.Kind.DELTA && ForeignNumber.isOtherWord(reading, counted.get()))
                || ForeignNumber.is(reading, mention, counted.get())
                || (slot.kind() == Slot.Kind.QUANTITY && counted.get().unit() == null && reading.has(Concept.ONWARDS))
                || (slot.kind() == Slot.Kind.QUANTITY && isMade(reading, counted.get()))) {
            filling.bend(UNCLEAR);
        }
        var unit = counted.get().unit();
        if (unit != null) {
            filling.put(Slot.Kind.UNIT, unit.name());
        }
    }

    /** "Egg trays 5", "kg 5": the one unit of the text, if it stands away from the number; a measure does not. */
    private Piece.Amount withUnit(Reading reading, Piece.Amount amount) {
        var said = amount.unit() == null
                ? reading.all(Piece.Meaning.class).filter(meaning -> meaning.concept() == Concept.UNIT)
                        .filter(meaning -> reading.word(meaning.from()).length() > 1)
                        .flatMap(meaning -> unitFor(reading, amount, meaning).stream()).toList()
                : List.<Unit>of();
        return said.size() == 1 ? amount.in(said.getFirst()) : amount;
    }

    /** "Socks pack of 6 aaye": the size of a pack, and not how many came. */
    private static void missed(Slot slot, Reading reading, Filling filling) {
        filling.use(reading.all(Piece.Amount.class).filter(amount -> ForeignNumber.isOfPack(reading, amount)).toList());
        filling.miss(slot);
    }

    private Optional<Unit> unitFor(Reading reading, Piece.Amount amount, Piece.Meaning word) {
        return units.find(reading.word(word.from())).filter(unit -> !unit.isMeasure() || word.to() == amount.from());
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

    /** "Sold a lamp", "customer returned a collar": one of what is known. */
    private static boolean isOne(Slot slot, Reading reading, Mention mention) {
        return slot.way() != null && slot.kind() == Slot.Kind.DELTA && mention.isKnown() && !reading.has(Concept.UNIT)
                && ARTICLES.contains(reading.word(mention.pieces().getFirst().from() - 1));
    }

    private static BigDecimal withSign(Slot slot, BigDecimal value) {
        return "-".equals(slot.way()) ? value.negate() : value;
    }

    /** The one behind the word, else the first. */
    static Optional<Piece.Amount> chosen(Reading reading, Filling filling, Concept word,
            Predicate<Piece.Amount> isRight) {
        var free = countsFirst(reading,
                reading.all(Piece.Amount.class).filter(filling::isFree).filter(isRight).toList());
        return free.stream().filter(amount -> isBehind(reading, amount, word)).findFirst()
                .or(() -> free.stream().findFirst());
    }

    /** "Lays 10 wala 15", "size 8 only 2 left": beside another number, one that says which counts nothing. */
    private static List<Piece.Amount> countsFirst(Reading reading, List<Piece.Amount> amounts) {
        var counts = amounts.stream().filter(amount -> !ForeignNumber.isNamed(reading, amount)).toList();
        return counts.isEmpty() ? amounts : counts;
    }

    static boolean isBehind(Reading reading, Piece.Amount amount, Concept... words) {
        var at = reading.pieces().indexOf(amount) - 1;
        while (at >= 0 && reading.pieces().get(at) instanceof Piece.Meaning(var concept, _, _)) {
            if (Set.of(words).contains(concept)) {
                return true;
            }
            at--;
        }
        return false;
    }

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
