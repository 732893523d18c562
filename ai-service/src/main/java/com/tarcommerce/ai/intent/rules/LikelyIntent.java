package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where no frame explains a text: what texts like it asked for. A question is answered; a change is only ever asked about, and who may do what,
 * or a change undone, not even that.
 */
final class LikelyIntent {
    static final String NAME = "classifier";
    /** To ask about a change, and to answer a question. */
    private static final double LEAST_TO_ASK = 0.65;
    private static final double LEAST_TO_ANSWER = 0.8;
    private static final double LEAST_TO_BELIEVE = 0.1;
    private static final double MOST_OF_A_CHANGE = 0.74;
    static final Set<IntentName> READS = EnumSet.of(IntentName.CHECK_STOCK, IntentName.LIST_LOW_STOCK,
            IntentName.LIST_ORDERS, IntentName.ORDER_STATUS, IntentName.LIST_ABANDONED_CARTS, IntentName.SALES_SUMMARY,
            IntentName.SUMMARIZE_CHAT, IntentName.LIST_TASKS, IntentName.SHOW_ACCESS, IntentName.HELP);
    static final Set<IntentName> NEVER = EnumSet.of(IntentName.BIND_TOPIC, IntentName.UNBIND_TOPIC,
            IntentName.UNDO, IntentName.UNKNOWN);

    private final IntentClassifier classifier = IntentClassifier.load();
    private final List<Frame> frames;
    private final SlotFiller slots;

    LikelyIntent(List<Frame> frames, SlotFiller slots) {
        this.frames = frames;
        this.slots = slots;
    }

    Optional<IntentAnswer> in(Reading reading) {
        var mention = slots.mentionIn(reading);
        var guess = classifier.guess(Features.of(reading, mention.get()));
        var least = READS.contains(guess.intent()) ? LEAST_TO_ANSWER : LEAST_TO_ASK;
        if (guess.probability() < least || NEVER.contains(guess.intent())) {
            return Optional.empty();
        }
        return frames.stream().filter(frame -> frame.intent() == guess.intent())
                .map(frame -> fill(frame, reading, mention))
                .filter(fit -> !(fit.frame().asksFor(Slot.Kind.NEWNAME) && fit.mention().isKnown()))
                .max(Comparator.comparingInt(Fit::score)).map(fit -> answer(fit, guess.probability()));
    }

    /** A change that no text like this one asked for is asked about, though a frame explains it. */
    IntentAnswer checked(IntentAnswer answer, Reading reading) {
        var intent = answer.intent().name();
        if (answer.needsClarification() || READS.contains(intent) || classifier.probability(
                Features.of(reading, slots.mentionIn(reading).get()), intent) >= LEAST_TO_BELIEVE) {
            return answer;
        }
        return new IntentAnswer(answer.intent(), Math.min(answer.confidence(), MOST_OF_A_CHANGE), answer.engine(), true,
                List.of(), List.of(), Reason.LOW_CONFIDENCE);
    }

    /** What a frame knows by its own words alone, such as the sign of a change, is known only where they stand. */
    private Fit fill(Frame frame, Reading reading, Supplier<Mention> mention) {
        return frame.isIn(reading.concepts())
                ? slots.fill(frame, reading, mention)
                : withoutSign(slots.fill(frame.withPlainSlots(), reading, mention));
    }

    private static Fit withoutSign(Fit fit) {
        fit.filling().forget(Slot.Kind.DELTA);
        return fit;
    }

    private static IntentAnswer answer(Fit fit, double probability) {
        var filling = fit.filling();
        var isRead = READS.contains(fit.intent());
        return new IntentAnswer(Intents.of(fit), Decision.rounded(isRead
                ? probability
                : Math.min(probability,
                        MOST_OF_A_CHANGE)),
                NAME, !isRead || !fit.isComplete(), filling.missing(), filling.candidates(),
                reason(fit, isRead));
    }

    private static @Nullable Reason reason(Fit fit, boolean isRead) {
        if (fit.filling().isAmbiguous()) {
            return Reason.AMBIGUOUS_ITEM;
        }
        if (!fit.filling().missing().isEmpty()) {
            return Reason.MISSING_SLOT;
        }
        return isRead ? null : Reason.LOW_CONFIDENCE;
    }
}
