package com.tarcommerce.testsupport.telegram;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that the stand-in knows, by their names in any case. */
final class BotMethods {
    private final Map<String, Method> byLowerCase = new java.util.HashMap<>();

    /** Carries a call out. */
    @FunctionalInterface
    interface Action {
        Answer answer(Parameters parameters) throws Refusal;
    }

    record Method(String name, Action action) {
    }

    BotMethods with(String name, Action action) {
        byLowerCase.put(name.toLowerCase(Locale.ROOT), new Method(name, action));
        return this;
    }

    @Nullable
    Method find(String name) {
        return byLowerCase.get(name.toLowerCase(Locale.ROOT));
    }
}
