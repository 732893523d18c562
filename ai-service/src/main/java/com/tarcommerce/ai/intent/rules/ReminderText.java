package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.time.When;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What shall be remembered, as typed. */
final class ReminderText {
    private static final Set<String> LEADING = RuleWords.of("reminder text leading");
    /** Of these alone nothing can be remembered: "shaam 6 baje ek reminder laga dena". */
    private static final Set<String> NOTHING = RuleWords.of("reminder text nothing");
    private static final Set<String> TRAILING = RuleWords.of("reminder text trailing");

    private ReminderText() {
    }

    /** The text without the asking, the time and the words that join them. */
    static @Nullable String of(Reading reading, Piece.Meaning asking, @Nullable When when) {
        var gone = when == null ? new BitSet() : (BitSet) when.tokens().clone();
        gone.set(asking.from(), asking.to());
        return without(reading, gone).orElse(null);
    }

    /** What is left of a text, as typed; empty if nothing is. */
    static Optional<String> without(Reading reading, BitSet gone) {
        var runs = new ArrayList<String>();
        for (var from = gone.nextClearBit(0); from < reading.tokens().size();) {
            var to = gone.nextSetBit(from);
            var end = to < 0 ? reading.tokens().size() : to;
            trimmed(reading, from, end, runs.isEmpty() ? LEADING : Set.of()).ifPresent(runs::add);
            from = to < 0 ? end : gone.nextClearBit(to);
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", runs));
    }

    private static Optional<String> trimmed(Reading reading, int begin, int end, Set<String> leading) {
        var from = begin;
        var to = end;
        while (from < to && leading.contains(reading.tokens().get(from).text())) {
            from++;
        }
        var saysNothing = reading.tokens().subList(from, to).stream().allMatch(word -> NOTHING.contains(word.text()));
        if (saysNothing) {
            return Optional.empty();
        }
        while (from < to && TRAILING.contains(reading.tokens().get(to - 1).text())) {
            to--;
        }
        return from < to ? Optional.of(reading.typed(from, to)) : Optional.empty();
    }
}
