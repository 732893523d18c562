package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Knows when it has to be asked whether an order's state changed: for other things have numbers, are sent and cancelled, or a part of it was. */
final class UnclearOrder {
    private static final Set<String> PARTS = RuleWords.of("unclear order parts");
    private static final Set<String> ONE = RuleWords.of("unclear order one");
    private static final Set<String> SUPPLIERS = RuleWords.of("unclear order suppliers");
    private static final Set<String> PAPERS = RuleWords.of("unclear order papers");
    private static final Set<String> CANCELLED_PAPERS = RuleWords.of("unclear order cancelled papers");
    private static final Set<String> NUMBERED = RuleWords.of("unclear order numbered");
    private static final Set<String> NUMBER = RuleWords.of("unclear order number");
    private static final Set<String> LINKS = RuleWords.of("unclear order links");
    private static final Set<String> OTHERS = RuleWords.of("unclear order others");
    private static final Set<String> BACK = RuleWords.of("unclear order back");
    private static final Set<String> ON_DELIVERY = RuleWords.of("unclear order on delivery");
    private static final Set<String> PICKUPS = RuleWords.of("unclear order pickups");
    private static final Set<String> NEEDLESS = RuleWords.of("unclear order needless");
    private static final Set<String> HASTE = RuleWords.of("unclear order haste");
    private static final Set<Concept> SENDING = EnumSet.of(Concept.SHIP, Concept.SHIPPED, Concept.GIVEN,
            Concept.HANDED);
    private static final Set<Concept> CANCELLING = EnumSet.of(Concept.CANCEL, Concept.CANCELLED);
    private static final Set<Concept> CANCELLED_TOO = EnumSet.of(Concept.PAYMENT, Concept.COURIER, Concept.DELIVERY);
    private static final Set<Concept> ASKED_FOR = EnumSet.of(Concept.PACK, Concept.SHIP, Concept.DELIVER);

    private UnclearOrder() {
    }

    static boolean is(Reading reading, Filling filling) {
        return reading.says(PARTS) || reading.says(SUPPLIERS) || isOneItem(reading) || isOtherSent(reading)
                || isOtherCancelled(reading) || isPaidBack(reading, filling) || isNeedless(reading) || isDue(reading)
                || isAskedFor(reading) || OrderBeside.isOf(reading)
                || MoneyBeside.isOf(reading, filling) || StateOrWish.is(reading)
                || ids(reading, filling).anyMatch(id -> isOther(reading, id)
                        || OrderBeside.isNoId(reading, id));
    }

    static Stream<Piece> ids(Reading reading, Filling filling) {
        return reading.pieces().stream().filter(piece -> (piece instanceof Piece.Id || piece instanceof Piece.Amount)
                && !filling.isFree(piece));
    }

    /** "Truck 1042 nikal gaya", "1042 ke baad wala", "duplicate of 1042". */
    private static boolean isOther(Reading reading, Piece id) {
        var before = id.from() - 1;
        while (NUMBER.contains(reading.word(before))) {
            before--;
        }
        return NUMBERED.contains(reading.word(before))
                || (LINKS.contains(reading.word(id.to())) && OTHERS.contains(reading.word(id.to() + 1)))
                || (reading.word(id.from() - 1).equals("of") && OTHERS.contains(reading.word(id.from() - 2)));
    }

    /** "1042 ka ek item cancel karo". */
    private static boolean isOneItem(Reading reading) {
        return meanings(reading, Set.of(Concept.PRODUCT)).anyMatch(item -> ONE.contains(reading.word(item.from() - 1)));
    }

    /** "1042 ka bill bhej diya", "1042 ko message bhej diya". */
    private static boolean isOtherSent(Reading reading) {
        return reading.hasAny(SENDING) && reading.pieces().stream().filter(piece -> !piece.means(Concept.ORDER))
                .anyMatch(piece -> IntStream.range(piece.from(), piece.to())
                        .anyMatch(at -> PAPERS.contains(reading.word(at))));
    }

    /** "1042 ka payment cancel karo", "1042 ka courier cancel", "parchi 1042 cancel". */
    private static boolean isOtherCancelled(Reading reading) {
        return reading.hasAny(CANCELLING) && (reading.says(PICKUPS) || reading.says(CANCELLED_PAPERS)
                || meanings(reading, CANCELLED_TOO)
                        .anyMatch(other -> !ON_DELIVERY.contains(words(reading, other))));
    }

    /** "1042 ka payment wapas aa gaya". */
    private static boolean isPaidBack(Reading reading, Filling filling) {
        return filling.get(Slot.Kind.STATUS, OrderStatus.class) == OrderStatus.PAID
                && meanings(reading, Set.of(Concept.ARRIVED)).anyMatch(
                        came -> IntStream.range(came.from(), came.to())
                                .anyMatch(at -> BACK.contains(reading.word(at))));
    }

    /** "No need to cancel 1042". */
    private static boolean isNeedless(Reading reading) {
        return meanings(reading, Set.of(Concept.UNWANTED)).anyMatch(need -> NEEDLESS.contains(words(reading, need)));
    }

    /** "1042 kal tak delivered kar do". */
    private static boolean isDue(Reading reading) {
        return meanings(reading, Set.of(Concept.DUE)).anyMatch(due -> reading.word(due.to() - 1).equals("tak")
                || (reading.word(due.to() - 1).equals("ko") && reading.hasAny(Set.of(Concept.LIGHT, Concept.SET))));
    }

    /** "1042 jaldi deliver karo" is said to somebody who shall do it. */
    private static boolean isAskedFor(Reading reading) {
        return reading.hasAny(ASKED_FOR) && !reading.has(Concept.SET) && reading.says(HASTE);
    }

    private static Stream<Piece.Meaning> meanings(Reading reading, Set<Concept> concepts) {
        return reading.all(Piece.Meaning.class).filter(meaning -> concepts.contains(meaning.concept()));
    }

    private static String words(Reading reading, Piece piece) {
        return IntStream.range(piece.from(), piece.to()).mapToObj(reading::word).collect(Collectors.joining(" "));
    }
}
