package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.math.BigDecimal;
import java.util.Set;

/** Knows when money beside an order may be a part of it, somebody's own, or not yet there. */
final class MoneyBeside {
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
    private static final int LONGEST_MARK = 4;
    private static final Set<String> WHOLE = RuleWords.of("money beside whole");
    private static final Set<String> LINKS = RuleWords.of("money beside links");
    private static final Set<String> UNCLEARED = RuleWords.of("money beside uncleared");
    private static final Set<String> WHOSE = RuleWords.of("possessive");
    private static final Set<String> TO_WHOM = Set.of("ko", "to");
    private static final Set<String> TAKEN = Set.of("liya", "li", "liye", "le");

    private MoneyBeside() {
    }

    static boolean isOf(Reading reading, Filling filling) {
        var status = filling.get(Slot.Kind.STATUS, OrderStatus.class);
        return (status == OrderStatus.PAID || status == OrderStatus.REFUNDED)
                && (reading.says(UNCLEARED) || isTakenBySomeone(reading) || UnclearOrder
                        .ids(reading, filling).anyMatch(id -> isPart(reading, id) || isSum(reading, id)));
    }

    /** "1042 paid 500 rs" may be a part; "received 2450 for order 1042", "1042 full 500 paid" are the whole. */
    private static boolean isPart(Reading reading, Piece id) {
        return !reading.says(WHOLE) && !isLinked(reading, id)
                && reading.all(Piece.Amount.class).anyMatch(sum -> sum.money() && !sum.equals(id));
    }

    private static boolean isLinked(Reading reading, Piece id) {
        var before = id.from() - 1;
        while (before > id.from() - LONGEST_MARK && !LINKS.contains(reading.word(before))) {
            before--;
        }
        return LINKS.contains(reading.word(before)) || WHOSE.contains(reading.word(id.to()))
                || OrderBeside.THAT_ONE.contains(reading.word(id.to()));
    }

    /** "Sharma ji ka 1250 payment aa gaya", "refunded 1250 to gupta", "1250 payment received". */
    private static boolean isSum(Reading reading, Piece id) {
        return id instanceof Piece.Amount sum && !WHOSE.contains(reading.word(id.to()))
                && !reading.has(Concept.ORDER) && !reading.has(Concept.SET)
                && (WHOSE.contains(reading.word(id.from() - 1)) || reading.word(id.from() - 1).equals("ko")
                        || TO_WHOM.contains(reading.word(id.to())) || isBeforePayment(reading, sum));
    }

    private static boolean isBeforePayment(Reading reading, Piece.Amount sum) {
        return sum.value().remainder(FIFTY).signum() == 0 && reading.word(sum.to()).equals("payment");
    }

    /** "Ramesh ne 1042 ka payment liya": he took it, or it was paid. */
    private static boolean isTakenBySomeone(Reading reading) {
        return reading.has(Concept.SOMEONE) && reading.hasAny(Set.of(Concept.PAYMENT, Concept.PAID))
                && reading.says(TAKEN);
    }
}
