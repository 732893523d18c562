package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Set;

/** Knows when the person beside goods stands at the other end than the words of a frame have it. */
final class Direction {
    private Direction() {
    }

    /** "Customer ko 5 maggi de gaya" brought us none; "customer ne 5 maggi diye" took none away. */
    static boolean isTurned(Frame frame, Reading reading) {
        return isGivenByCustomer(frame, reading)
                || frame.slots().stream().filter(slot -> slot.kind() == Slot.Kind.DELTA)
                        .anyMatch(slot -> ("+".equals(slot.way()) && isCustomer(reading, Set.of("ko")))
                                || (frame.needs(Concept.GIVEN) && "-".equals(slot.way())
                                        && isCustomer(reading, Set.of("ne"))));
    }

    /** "Customer ne 1042 diye" is money, and delivers no order. */
    private static boolean isGivenByCustomer(Frame frame, Reading reading) {
        return frame.intent() == IntentName.UPDATE_ORDER_STATUS && frame.needs(Concept.GIVEN)
                && isCustomer(reading, Set.of("ne"));
    }

    private static boolean isCustomer(Reading reading, Set<String> marks) {
        return reading.all(Piece.Meaning.class).anyMatch(
                person -> person.concept() == Concept.CUSTOMER && marks.contains(reading.word(person.to())));
    }
}
