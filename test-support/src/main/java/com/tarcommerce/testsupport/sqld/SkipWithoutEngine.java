package com.tarcommerce.testsupport.sqld;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a class before anything of it is set up, when the engine of this run is not there and
 * {@code tar.require} does not name it. JUnit finds it by itself in the runs on sqld, elsewhere by {@link NeedsSqld}.
 */
public final class SkipWithoutEngine implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var reason = TestEngine.isLibsql() || needsSqld(context)
                ? SqldProgram.reasonToSkip()
                : Optional.<String>empty();
        return reason.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the engine of this run is there, or required"));
    }

    private static boolean needsSqld(ExtensionContext context) {
        return context.getTestClass().filter(type -> type.isAnnotationPresent(NeedsSqld.class)).isPresent();
    }
}
