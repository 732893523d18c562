package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.time.TimeReader;
import com.tarcommerce.ai.time.When;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what shall be remembered, and when; the words of the reminder are kept as typed. */
final class ReadReminder {
    private static final double SURE = 0.96;
    private static final Set<String> SET_OFF = Set.of(":", "-", "–", "—");
    private static final Set<Concept> TAKING_BACK = EnumSet.of(Concept.CANCEL, Concept.REMOVE, Concept.STOP);
    private static final Set<String> LEADING = Set.of("to", "that", "ki", "about", "for", "ke", "liye", "mujhe",
            "hume", "humein", "hamein", "me", "us", "ko", "please", "pls", "and", "kindly", ",", ":", "-", ".", "can",
            "aur", "&",
            "could", "you", "of", "zara", "ka");
    private static final Set<String> TRAILING = Set.of("ki", "ka", "ke", "ko", "liye", "please", "pls", ",", ".", "!",
            ":", "-", "ke liye", "on", "at", "mujhe", "hume", "?", "baare", "mein", "me");

    private final TimeReader times;

    ReadReminder(TimeReader times) {
        this.times = times;
    }

    /** @return empty if the text asks for no reminder */
    Optional<IntentAnswer> read(Reading reading, ZonedDateTime now) {
        var asking = reading.all(Piece.Meaning.class).filter(meaning -> meaning.concept() == Concept.REMIND)
                .findFirst();
        if (asking.isEmpty()) {
            return notice(reading, now);
        }
        var when = times.read(reading.tokens(), now).orElse(null);
        if (when == null && reading.has(Concept.CART)) {
            return Optional.empty();
        }
        if (isTakenBack(reading.pieces(), asking.get())) {
            return Optional.empty();
        }
        if (Guard.stopsBefore(reading.pieces(), asking.get()) || reading.has(Concept.INJECTION)) {
            return Optional.of(RulesEngine.unknown(0.9, Reason.OUT_OF_SCOPE));
        }
        return Optional.of(answer(text(reading, asking.get(), when), when));
    }

    /** "Every Wednesday at 2:30 pm: place order": a plan with a colon is one to be reminded of. */
    private Optional<IntentAnswer> notice(Reading reading, ZonedDateTime now) {
        if (Guard.stops(reading) || !(times.read(reading.tokens(), now).orElse(null) instanceof When.Repeats when)
                || !when.tokens().get(0)) {
            return Optional.empty();
        }
        var behind = when.tokens().length();
        var isNotice = behind < reading.tokens().size() && SET_OFF.contains(reading.tokens().get(behind).text());
        var text = text(reading, new Piece.Meaning(Concept.REMIND, 0, 0), when);
        return isNotice && text != null ? Optional.of(answer(text, when)) : Optional.empty();
    }

    /** "Cancel the reminder to call Ravi", "gst wala yaad dilana band karo" ask for none. */
    private static boolean isTakenBack(List<Piece> pieces, Piece.Meaning asking) {
        return pieces.stream().filter(piece -> piece.from() < asking.from() || piece.from() == asking.to())
                .anyMatch(piece -> piece instanceof Piece.Meaning(var concept, _, _)
                        && TAKING_BACK.contains(concept));
    }

    private static IntentAnswer answer(@Nullable String text, @Nullable When when) {
        var missing = new ArrayList<String>();
        if (text == null) {
            missing.add("text");
        }
        var intent = switch (when) {
            case When.At(var instant, _) -> new Intent.ScheduleReminder(text, instant);
            case When.Repeats(var cron, _) -> new Intent.ScheduleRecurring(text, cron);
            case When.Vague(var repeats, _) -> {
                missing.add(repeats ? "cron" : "at");
                yield repeats ? new Intent.ScheduleRecurring(text, null) : new Intent.ScheduleReminder(text, null);
            }
            case null -> {
                missing.add("at");
                yield new Intent.ScheduleReminder(text, null);
            }
        };
        return new IntentAnswer(intent, SURE, RulesEngine.NAME, !missing.isEmpty(), missing, List.of(),
                missing.isEmpty() ? null : Reason.MISSING_SLOT);
    }

    /** The text without the asking, the time and the words that join them. */
    private static @Nullable String text(Reading reading, Piece.Meaning asking, @Nullable When when) {
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
        while (from < to && TRAILING.contains(reading.tokens().get(to - 1).text())) {
            to--;
        }
        return from < to ? Optional.of(reading.typed(from, to)) : Optional.empty();
    }
}
