package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weighs the frames that fit a text; what would change data on a guess is asked back or not done. */
final class Decision {
    private static final double LEAST_TO_ANSWER = 0.5;
    private static final double SURE_OF_NOTHING = 0.9;
    private static final double LEAST_TO_WRITE = 0.75;

    private Decision() {
    }

    static IntentAnswer among(List<Fit> fits) {
        if (fits.isEmpty()) {
            return RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE);
        }
        var best = best(fits).orElse(null);
        if (best == null) {
            var confidence = ranked(fits).getFirst().confidence();
            return RulesEngine.unknown(Math.clamp(1 - confidence, LEAST_TO_ANSWER, SURE_OF_NOTHING),
                    Reason.LOW_CONFIDENCE);
        }
        return best.intent() == IntentName.UNKNOWN
                ? RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE)
                : answer(best);
    }

    /** The fit that explains most; empty if two intents explain as much, or none enough to act on or to ask about. */
    static Optional<Fit> best(List<Fit> fits) {
        var ranked = ranked(fits);
        return ranked.stream().findFirst()
                .filter(best -> ranked.stream().noneMatch(
                        other -> other.score() == best.score() && other.intent() != best.intent()))
                .filter(best -> best.confidence() >= LEAST_TO_ANSWER && (best.isComplete() || best.isWorthAsking()));
    }

    private static List<Fit> ranked(List<Fit> fits) {
        return fits.stream().sorted(Comparator.comparingInt(Fit::score).reversed()).toList();
    }

    static IntentAnswer answer(Fit fit) {
        var slots = fit.filling();
        var unsure = fit.frame().kind().writes()
                && (fit.frame().kind().alwaysAsks() || fit.confidence() < LEAST_TO_WRITE || fit.unknownWords() > 0);
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
