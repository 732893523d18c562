package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.intent.SplitCommands;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Cuts a text where it says "and" or ends a sentence. It is cut well if each part by itself is one command that is sure,
 * but for a slot that can be asked for: what one part leaves out because another one said it can't be told.
 */
@Component
final class SplitByRules implements SplitCommands {
    private final RulesEngine engine;

    SplitByRules(RulesEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<String> parts(String text, Catalogue catalogue, ZonedDateTime now) {
        if (engine.understand(text, catalogue, now).reason() != Reason.SEVERAL_COMMANDS) {
            return List.of();
        }
        var parts = engine.cut(text, catalogue);
        var isCutWell = parts.size() > 1 && parts.size() <= CommandParts.MOST
                && parts.stream().allMatch(part -> stands(engine.understand(part, catalogue, now)))
                && saysItsVerb(parts, catalogue);
        return isCutWell ? parts : List.of();
    }

    private static boolean stands(IntentAnswer answer) {
        return !(answer.intent() instanceof Intent.Unknown)
                && (!answer.needsClarification() || answer.reason() == Reason.MISSING_SLOT
                        || answer.reason() == Reason.AMBIGUOUS_ITEM);
    }

    /** "Sold 5 maggi and 3 yippee": what stands for a count alone is one beside verbs only if they are not its own. */
    private boolean saysItsVerb(List<String> parts, Catalogue catalogue) {
        var bare = parts.stream().filter(part -> engine.isBare(part, catalogue)).count();
        return bare == 0 || bare == parts.size();
    }
}
