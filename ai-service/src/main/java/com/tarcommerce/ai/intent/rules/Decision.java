package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs the frames that fit a text; what would change data on a guess is asked back or not done. */
final class Decision {
    private static final double LEAST_TO_ANSWER = 0.5;
    private static final double SURE_OF_NOTHING = 0.9;
    private static final double LEAST_TO_WRITE = 0.75;

    private Decision() {
    }

    static IntentAnswer among(List<Fit> fits) {
        var ranked = fits.stream().sorted(Comparator.comparingInt(Fit::score).reversed()).toList();
        if (ranked.isEmpty()) {
            return RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE);
        }
        var best = ranked.getFirst();
        var isTied = ranked.stream()
                .anyMatch(other -> other.score() == best.score() && other.intent() != best.intent());
        if (isTied || best.confidence() < LEAST_TO_ANSWER || (!best.isComplete() && !best.isWorthAsking())) {
            return RulesEngine.unknown(Math.clamp(1 - best.confidence(), LEAST_TO_ANSWER, SURE_OF_NOTHING),
                    Reason.LOW_CONFIDENCE);
        }
        return best.intent() == IntentName.UNKNOWN
                ? RulesEngine.unknown(SURE_OF_NOTHING, Reason.OUT_OF_SCOPE)
                : answer(best);
    }

    private static IntentAnswer answer(Fit fit) {
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
