package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every verb, by the intent that it does. */
@Component
class Verbs {
    private final Map<Class<?>, Verb<?>> byIntent;

    Verbs(List<Verb<?>> verbs) {
        byIntent = verbs.stream().collect(Collectors.toUnmodifiableMap(Verb::intent, Function.identity()));
    }

    boolean know(Class<?> intent) {
        return byIntent.containsKey(intent);
    }

    Verb.Act prepared(Intent intent, Occasion on) {
        return prepared(verbFor(intent), intent, on);
    }

    private Verb<?> verbFor(Intent intent) {
        var verb = byIntent.get(intent.getClass());
        if (verb == null) {
            throw new IllegalStateException("no verb does '" + intent.name().wire() + "'");
        }
        return verb;
    }

    private static <I extends Intent> Verb.Act prepared(Verb<I> verb, Intent intent, Occasion on) {
        return verb.prepared(verb.intent().cast(intent), on);
    }
}
