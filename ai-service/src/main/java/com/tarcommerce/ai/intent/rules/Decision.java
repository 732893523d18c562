package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs the frames that fit a text; what would change data on a guess is asked back or not done. */
final class Decision {
    private static final double LEAST_TO_ANSWER = 0.5;
    private static final double SURE_OF_NOTHING = 0.9;
    private static final double LEAST_TO_WRITE = 0.75;
    private static final Set<Concept> OTHER_TALK = EnumSet.of(Concept.SHOW, Concept.TELL, Concept.QUESTION,
            Concept.HOW_MANY,
            Concept.HAVE, Concept.SUPPLIER, Concept.RETURN_TO, Concept.YESTERDAY, Concept.THAT_DAY, Concept.KAL,
            Concept.THIS_WEEK,
            Concept.LAST_WEEK,
            Concept.THIS_MONTH, Concept.LAST_MONTH, Concept.ODD, Concept.MASS);

    private Decision() {
    }

    static IntentAnswer among(List<Fit> fits) {
        if (fits.isEmpty()) {
            return RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE);
        }
        var best = best(fits).orElse(null);
        if (best == null) {
            return almost(fits).map(Decision::asked).orElseGet(() -> unsure(fits));
        }
        return best.intent() == IntentName.UNKNOWN
                ? RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE)
                : answer(best);
    }

    /** The fit that explains most; empty if two intents explain as much, or none enough to act on or to ask about. */
    static Optional<Fit> best(List<Fit> fits) {
        return leading(fits)
                .filter(best -> best.confidence() >= LEAST_TO_ANSWER && (best.isComplete() || best.isWorthAsking()));
    }

    /** The fit with the highest score; empty if another intent has it too. */
    private static Optional<Fit> leading(List<Fit> fits) {
        var scored = fits.stream().map(fit -> new Scored(fit, fit.score()))
                .sorted(Comparator.comparingInt(Scored::score).reversed()).toList();
        return scored.stream().findFirst().filter(best -> scored.stream().noneMatch(
                other -> other.score() == best.score() && other.fit().intent() != best.fit().intent()))
                .map(Scored::fit);
    }

    private record Scored(Fit fit, int score) {
    }

    private static IntentAnswer unsure(List<Fit> fits) {
        var confidence = fits.stream().max(Comparator.comparingInt(Fit::score)).map(Fit::confidence).orElse(0.0);
        return RulesEngine.unknown(Math.clamp(1 - confidence, LEAST_TO_ANSWER, SURE_OF_NOTHING),
                Reason.LOW_CONFIDENCE);
    }

    /** A change that is complete, beside one word that may turn it around: worth a question. */
    private static Optional<Fit> almost(List<Fit> fits) {
        return leading(fits).filter(best -> best.frame().kind() == Frame.Kind.WRITE && best.isComplete()
                && best.strays().size() == 1 && best.strays().stream().noneMatch(Decision::isOtherTalk)
                && best.unknownWords() <= 1 && best.saysMoreThanItsVerb());
    }

    /** What asks, or tells of other days and of those who bring the goods. */
    private static boolean isOtherTalk(Piece piece) {
        return piece instanceof Piece.Meaning(var concept, _, _) && OTHER_TALK.contains(concept);
    }

    private static IntentAnswer asked(Fit fit) {
        return new IntentAnswer(Intents.of(fit), LEAST_TO_ANSWER, RulesEngine.NAME, true, fit.filling().missing(),
                fit.filling().candidates(), Reason.LOW_CONFIDENCE);
    }

    static IntentAnswer answer(Fit fit) {
        var slots = fit.filling();
        var unsure = fit.frame().kind().writes()
                && (fit.frame().kind().alwaysAsks() || fit.onlyTakesOut() || fit.confidence() < LEAST_TO_WRITE
                        || fit.unknownWords() > 0);
        return new IntentAnswer(Intents.of(fit), rounded(fit.confidence()), RulesEngine.NAME,
                unsure || !fit.isComplete(), slots.missing(), slots.candidates(), reason(fit, unsure));
    }

    private static @Nullable Reason reason(Fit fit, boolean unsure) {
        if (fit.filling().isAmbiguous()) {
            return Reason.AMBIGUOUS_ITEM;
        }
        if (!fit.filling().missing().isEmpty()) {
            return Reason.MISSING_SLOT;
        }
        return unsure ? Reason.LOW_CONFIDENCE : null;
    }

    static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
