package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of {@code words.tsv}: grammar that rules look at beside numbers and persons. */
final class RuleWords {
    private static final Map<String, Set<String>> WORDS = Table.rows("ai/rules/words.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst,
                    cells -> Set.copyOf(Table.alternatives(cells.get(1)))));

    private RuleWords() {
    }

    static Set<String> of(String kind) {
        return Objects.requireNonNull(WORDS.get(kind), kind);
    }
}
