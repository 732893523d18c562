package com.tarcommerce.testsupport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A test that failed stays failed, also where the build runs failing tests once more. For tests that draw their case at random: what one seed
 * has shown is not undone by the next.
 */
public final class NoSecondTry implements BeforeTestExecutionCallback, TestWatcher {
    private static final Map<String, Throwable> FAILED = new ConcurrentHashMap<>();

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        var before = FAILED.get(test.getUniqueId());
        if (before != null) {
            throw new AssertionError("failed before, and its seed was another", before);
        }
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        FAILED.putIfAbsent(test.getUniqueId(), cause);
    }
}
