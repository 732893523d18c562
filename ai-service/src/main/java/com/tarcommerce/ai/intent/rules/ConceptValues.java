package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of slots that single words name. */
final class ConceptValues {
    private ConceptValues() {
    }

    static @Nullable OrderStatus status(Concept concept) {
        return switch (concept) {
            case PAID -> OrderStatus.PAID;
            case PACK, PACKED -> OrderStatus.PACKED;
            case SHIP, SHIPPED, WENT_OUT -> OrderStatus.SHIPPED;
            case DELIVER, DELIVERED -> OrderStatus.DELIVERED;
            case CANCEL, CANCELLED -> OrderStatus.CANCELLED;
            case REFUND, REFUNDED -> OrderStatus.REFUNDED;
            case PENDING, LEFT -> OrderStatus.PENDING;
            default -> null;
        };
    }

    static @Nullable Period period(Concept concept) {
        return switch (concept) {
            case TODAY, LATER, HABIT -> Period.TODAY;
            case YESTERDAY, KAL -> Period.YESTERDAY;
            case THIS_WEEK -> Period.THIS_WEEK;
            case LAST_WEEK -> Period.LAST_WEEK;
            case THIS_MONTH -> Period.THIS_MONTH;
            case LAST_MONTH -> Period.LAST_MONTH;
            default -> null;
        };
    }

    static void status(Slot slot, Reading reading, Filling filling) {
        if (slot.way() != null) {
            filling.fix(slot.kind(), OrderStatus.fromWire(slot.way()));
            return;
        }
        var said = reading.all(Piece.Meaning.class)
                .filter(meaning -> slot.required() || meaning.concept() != Concept.SHIP)
                .map(meaning -> status(meaning.concept()))
                .filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    static void period(Slot slot, Reading reading, Filling filling) {
        var said = reading.all(Piece.Meaning.class).map(meaning -> period(reading, meaning))
                .filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    /** The "kal wali" of "kal wali baatein sankshep me". */
    private static @Nullable Period period(Reading reading, Piece.Meaning meaning) {
        return meaning.concept() == Concept.NOISE && reading.word(meaning.from()).equals("kal")
                ? Period.YESTERDAY
                : period(meaning.concept());
    }

    static void role(Slot slot, Reading reading, Filling filling) {
        Predicate<Piece.Meaning> isThing = meaning -> Set.of(Concept.ROLE, Concept.STOCK, Concept.ORDERS, Concept.ORDER)
                .contains(meaning.concept());
        var said = reading.all(Piece.Meaning.class).filter(isThing)
                .flatMap(meaning -> reading.tokens().subList(meaning.from(), meaning.to()).stream())
                .map(token -> role(token.text())).filter(Objects::nonNull).distinct().toList();
        one(slot, said, filling);
    }

    private static @Nullable Role role(String word) {
        return switch (word) {
            case "order" -> Role.ORDERS;
            case "stock" -> Role.INVENTORY;
            default -> Role.find(word).orElse(null);
        };
    }

    /** Two statuses, periods or roles decide nothing. */
    private static void one(Slot slot, List<?> said, Filling filling) {
        if (said.size() == 1) {
            filling.put(slot.kind(), Objects.requireNonNull(said.getFirst()));
        } else {
            filling.miss(slot);
        }
    }
}
