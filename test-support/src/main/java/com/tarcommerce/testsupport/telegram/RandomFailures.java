package com.tarcommerce.testsupport.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fails a share of the calls that send something, each time with one of the failures, by a seed. */
final class RandomFailures {
    private final double share;
    private final List<Failure> failures;
    private final Random random;
    private final List<FailedCall> failed = new ArrayList<>();

    RandomFailures(double share, List<Failure> failures, long seed) {
        this.share = share;
        this.failures = List.copyOf(failures);
        this.random = new Random(seed);
    }

    synchronized @Nullable Failure next(String method, Map<String, String> parameters) {
        if (!LimitedMethods.sends(method) || random.nextDouble() >= share) {
            return null;
        }
        var failure = failures.get(random.nextInt(failures.size()));
        if (!failure.appliesTo(parameters)) {
            return null;
        }
        failed.add(new FailedCall(failure, parameters.getOrDefault("text", "")));
        return failure;
    }

    synchronized List<FailedCall> failed() {
        return List.copyOf(failed);
    }
}
