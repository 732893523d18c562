package com.tarcommerce.ai.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The units that people write, in all their spellings. */
public final class Units {
    private final Map<String, Unit> units = new HashMap<>();

    public Units() {
        for (var row : Table.rows("ai/text/units.tsv")) {
            var unit = new Unit(row.get(0), Unit.Dimension.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                    new BigDecimal(row.get(2)));
            Table.alternatives(row.get(3)).forEach(word -> units.put(Tokenizer.word(word), unit));
        }
    }

    public Optional<Unit> find(String word) {
        return Optional.ofNullable(units.get(word));
    }
}
