package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.intent.WhenUnsure;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where no frame explains a text: what texts like it asked for, and what may follow of that ({@link WhenUnsure}). */
final class LikelyIntent {
    static final String NAME = "classifier";
    /** To ask about a change, also where a word makes the text no command, and to answer a question. */
    private static final double LEAST_TO_ASK = 0.75;
    private static final double LEAST_TO_ASK_DESPITE = 0.85;
    private static final double LEAST_TO_ANSWER = 0.8;
    private static final double LEAST_TO_BELIEVE = 0.1;
    private static final double MOST_OF_A_CHANGE = 0.74;

    private final IntentClassifier classifier = IntentClassifier.load();
    private final List<Frame> frames;
    private final SlotFiller slots;

    LikelyIntent(List<Frame> frames, SlotFiller slots) {
        this.frames = frames;
        this.slots = slots;
    }

    Optional<IntentAnswer> in(Reading reading) {
        return in(reading, LEAST_TO_ASK);
    }

    /** Where a word says that nothing is to be done, though texts like it ask for something. */
    Optional<IntentAnswer> despiteGuard(Reading reading) {
        return reading.has(Concept.INJECTION) ? Optional.empty() : in(reading, LEAST_TO_ASK_DESPITE);
    }

    private Optional<IntentAnswer> in(Reading reading, double leastToAsk) {
        var mention = slots.mentionIn(reading);
        var guess = classifier.guess(Features.of(reading, mention.get()));
        if (guess.probability() < least(guess.intent(), leastToAsk)) {
            return Optional.empty();
        }
        return frames.stream().filter(frame -> frame.intent() == guess.intent())
                .map(frame -> fill(frame, reading, mention))
                .filter(fit -> !(fit.frame().asksFor(Slot.Kind.NEWNAME) && fit.mention().isKnown()))
                .max(Comparator.comparingInt(Fit::score)).map(fit -> answer(fit, guess.probability()));
    }

    private static double least(IntentName intent, double leastToAsk) {
        return switch (WhenUnsure.of(intent)) {
            case ANSWER -> LEAST_TO_ANSWER;
            case ASK -> leastToAsk;
            case NEVER -> Double.POSITIVE_INFINITY;
        };
    }

    /** A change that no text like this one asked for is asked about, though a frame explains it. */
    IntentAnswer checked(IntentAnswer answer, Reading reading) {
        var intent = answer.intent().name();
        if (answer.needsClarification() || isRead(intent)) {
            return answer;
        }
        var features = Features.of(reading, slots.mentionIn(reading).get());
        if (classifier.probability(features, intent) >= LEAST_TO_BELIEVE) {
            return answer;
        }
        return askedBack(answer);
    }

    static IntentAnswer askedBack(IntentAnswer answer) {
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
        var isRead = isRead(fit.intent());
        var confidence = Decision.rounded(isRead ? probability : Math.min(probability, MOST_OF_A_CHANGE));
        return new IntentAnswer(Intents.of(fit), confidence, NAME, !isRead || !fit.isComplete(), filling.missing(),
                filling.candidates(), reason(fit, isRead));
    }

    static boolean isRead(IntentName intent) {
        return WhenUnsure.of(intent) == WhenUnsure.ANSWER;
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
