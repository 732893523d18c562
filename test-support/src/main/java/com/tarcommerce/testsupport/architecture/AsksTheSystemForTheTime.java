package com.tarcommerce.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import java.util.Set;

/** A call that reads the machine's clock; {@code System.nanoTime()}, which only measures, is none. */
final class AsksTheSystemForTheTime extends DescribedPredicate<JavaCall<?>> {
    private static final String CLOCK = "java.time.Clock";
    private static final Set<String> CLOCKS = Set.of(CLOCK, "java.time.InstantSource");

    AsksTheSystemForTheTime() {
        super("the system is asked for the time");
    }

    @Override
    public boolean test(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getTarget().getName();
        var parameters = call.getTarget().getRawParameterTypes();
        if (owner.equals("java.util.Date")) {
            return method.equals("<init>") && parameters.isEmpty();
        }
        if (owner.equals("java.lang.System")) {
            return method.equals("currentTimeMillis");
        }
        if (CLOCKS.contains(owner) && (method.startsWith("system") || method.startsWith("tick"))) {
            return true;
        }
        return owner.startsWith("java.time.") && method.equals("now")
                && parameters.stream().noneMatch(parameter -> parameter.getName().equals(CLOCK));
    }
}
