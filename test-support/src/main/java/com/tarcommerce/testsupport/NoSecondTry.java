package com.tarcommerce.testsupport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A test that failed stays failed, also where the build runs failing tests once more. For tests that draw their case at random: what one seed
 * has shown is not undone by the next.
 */
public final class NoSecondTry implements BeforeTestExecutionCallback, TestWatcher {
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        if (FAILED.contains(test.getUniqueId())) {
            throw new AssertionError("failed in its first run, and this one draws another case");
        }
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        FAILED.add(test.getUniqueId());
    }
}
