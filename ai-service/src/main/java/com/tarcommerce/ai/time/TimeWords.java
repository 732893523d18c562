package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the words of time mean; a word may mean several things ("me" is in, behind a duration or a day). */
final class TimeWords {
    /** What a word can be in an expression of time. */
    enum Kind {
        DAY, MORROW, WEEKDAY, WEEKDAYS, REGULARLY, EXCEPT, MONTH, PART, UNIT, EVERY, DAILY, WORKDAYS, WEEKEND, BEYOND, HALF, OCLOCK, AM, PM, NOON, MIDNIGHT, TONIGHT, LATER, TARIKH, ORDINAL, NTH, NEXT, BEFORE, BYGONE, BEHIND, ASKING
    }

    private final Map<Kind, Map<String, String>> values = new EnumMap<>(Kind.class);

    TimeWords() {
        for (var row : Table.rows("ai/time/words.tsv")) {
            var ofKind = values.computeIfAbsent(Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT)),
                    _ -> new HashMap<>());
            Table.alternatives(row.get(2)).forEach(word -> ofKind.put(Tokenizer.word(word), row.get(1)));
        }
    }

    boolean is(Kind kind, List<Token> tokens, int at) {
        return value(kind, tokens, at) != null;
    }

    @Nullable
    String value(Kind kind, List<Token> tokens, int at) {
        return at < 0 || at >= tokens.size() ? null : values.getOrDefault(kind, Map.of()).get(tokens.get(at).text());
    }

    /** The unit that a value of {@link Kind#UNIT} names. */
    static ChronoUnit unit(String name) {
        return ChronoUnit.valueOf(name + "S");
    }
}
