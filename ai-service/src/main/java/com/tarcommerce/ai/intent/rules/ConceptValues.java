package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
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
}
