package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerbsTests {
    /** Settled by the shop, or nothing at all: see {@link Nature}. */
    private static final Set<Class<?>> WITHOUT = Set.of(Intent.BindTopic.class, Intent.UnbindTopic.class,
            Intent.ShowAccess.class, Intent.Unknown.class);

    @Test
    void everyIntentThatReadsOrChangesHasAVerb() {
        var verbs = Shopkeepers.bean(Verbs.class);

        assertThat(Arrays.stream(Intent.class.getPermittedSubclasses()).filter(intent -> !verbs.know(intent)))
                .containsExactlyInAnyOrderElementsOf(WITHOUT);
    }
}
