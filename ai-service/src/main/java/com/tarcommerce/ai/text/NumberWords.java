package com.tarcommerce.ai.text;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that are numbers, and how each goes together with those beside it, read from {@code numbers.tsv}. */
final class NumberWords {
    enum Kind {
        ONE, SHY, FRACTION, TIMES, SHIFT
    }

    record Entry(Kind kind, BigDecimal value) {
        boolean isPlain() {
            return kind == Kind.ONE || kind == Kind.SHY;
        }
    }

    private final Map<String, Entry> entries = new HashMap<>();

    NumberWords() {
        for (var row : Table.rows("ai/text/numbers.tsv")) {
            var entry = new Entry(Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT)), new BigDecimal(row.get(1)));
            Table.alternatives(row.get(2)).forEach(word -> entries.put(Tokenizer.word(word), entry));
        }
    }

    boolean has(String word) {
        return entries.containsKey(word);
    }

    /** Null where no number word stands, nor any word. */
    @Nullable
    Entry at(List<Token> tokens, int at) {
        return at < 0 || at >= tokens.size() ? null : entries.get(tokens.get(at).text());
    }

    boolean is(List<Token> tokens, int at, Kind kind) {
        var entry = at(tokens, at);
        return entry != null && entry.kind() == kind;
    }
}
