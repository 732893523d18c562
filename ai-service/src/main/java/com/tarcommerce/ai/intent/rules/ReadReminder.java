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
    private static final Set<String> SET_OFF = RuleWords.of("read reminder set off");
    /** Beside these, to tell is to answer: "kal kitni sale hui batana". */
    private static final Set<Concept> ASKED = EnumSet.of(Concept.QUESTION, Concept.HOW_MANY, Concept.WHERE,
            Concept.WHY, Concept.STOCK, Concept.SALES, Concept.SUMMARY, Concept.LOW, Concept.ORDERS, Concept.STATUS);
    private static final Set<Concept> DONE = EnumSet.of(Concept.DONE, Concept.IS);
    private static final Set<Concept> TOLD = EnumSet.of(Concept.PAST, Concept.QUESTION);
    private static final Set<Concept> TAKING_BACK = EnumSet.of(Concept.CANCEL, Concept.REMOVE, Concept.STOP);

    private final TimeReader times;

    ReadReminder(TimeReader times) {
        this.times = times;
    }

    /** @return empty if the text asks for no reminder */
    Optional<IntentAnswer> read(Reading reading, ZonedDateTime now) {
        var asking = reading.all(Piece.Meaning.class).filter(meaning -> meaning.concept() == Concept.REMIND)
                .findFirst();
        if (asking.isEmpty()) {
            return noun(reading, now).or(() -> telling(reading, now)).or(() -> notice(reading, now));
        }
        var when = times.read(reading.tokens(), now).map(moment -> UnclearReminder.of(reading, moment)).orElse(null);
        if (when == null && reading.has(Concept.CART)) {
            return Optional.empty();
        }
        if (isTakenBack(reading.pieces(), asking.get()) || ReminderNoun.isMoved(reading, asking.get())) {
            return Optional.empty();
        }
        if (Guard.stopsBefore(piecesBeside(reading, when), asking.get()) || reading.has(Concept.INJECTION)) {
            return Optional.of(RulesEngine.unknown(0.9, Reason.OUT_OF_SCOPE));
        }
        return wasToBe(reading, asking.get(), when)
                .or(() -> Optional.of(answer(ReminderText.of(reading, asking.get(), when), when)));
    }

    /** "Reminder fri 10.30 am bank deposit"; of a moment that is none only if the noun begins the text. */
    private Optional<IntentAnswer> noun(Reading reading, ZonedDateTime now) {
        return times.read(reading.tokens(), now).map(moment -> UnclearReminder.of(reading, moment))
                .flatMap(when -> ReminderNoun.asking(reading, when)
                        .map(asking -> answer(ReminderText.of(reading, asking, when), when)));
    }

    /** "Remind kiya tha kya" asks; "yaad dila dena tha" was to be, so its moment has to be asked. */
    private static Optional<IntentAnswer> wasToBe(Reading reading, Piece.Meaning asking, @Nullable When when) {
        var behind = piecesBeside(reading, when).stream().filter(piece -> piece.from() >= asking.to()).toList();
        var done = behind.stream().takeWhile(piece -> piece.means(DONE)).toList();
        if (done.size() == behind.size()) {
            return Optional.empty();
        }
        var next = behind.get(done.size());
        if (done.isEmpty() && next.means(Concept.PAST)) {
            var wholly = new Piece.Meaning(Concept.REMIND, asking.from(), next.to());
            var none = when == null ? null : new When.Vague(when instanceof When.Repeats, when.tokens());
            return Optional.of(answer(ReminderText.of(reading, wholly, when), none));
        }
        return next.means(Concept.HAVE) || (!done.isEmpty() && next.means(TOLD))
                ? Optional.of(RulesEngine.unknown(0.9, Reason.OUT_OF_SCOPE))
                : Optional.empty();
    }

    /** "Raat 9 baje batana shutter band karna hai": to tell, right beside a whole moment, what is no question of ours. */
    private Optional<IntentAnswer> telling(Reading reading, ZonedDateTime now) {
        if (!reading.has(Concept.TELL) || reading.has(Concept.INJECTION) || reading.hasAny(ASKED)) {
            return Optional.empty();
        }
        var when = times.read(reading.tokens(), now).filter(moment -> !(moment instanceof When.Vague)).orElse(null);
        return when == null
                ? Optional.empty()
                : reading.all(Piece.Meaning.class)
                        .filter(meaning -> meaning.concept() == Concept.TELL && touches(when.tokens(), meaning)
                                && !Guard.stopsBefore(piecesBeside(reading, when), meaning))
                        .findFirst().map(asking -> ReminderText.of(reading, asking, when))
                        .map(text -> answer(text, when));
    }

    private static boolean touches(BitSet time, Piece.Meaning asking) {
        return time.get(asking.to()) || (asking.from() > 0 && time.get(asking.from() - 1));
    }

    /** What names the moment says nothing else: the "do" of "do din baad" asks nothing. */
    private static List<Piece> piecesBeside(Reading reading, @Nullable When when) {
        return when == null
                ? reading.pieces()
                : reading.pieces().stream().filter(piece -> !when.tokens().get(piece.from())).toList();
    }

    /** "Every Wednesday at 2:30 pm: place order": a plan with a colon is one to be reminded of. */
    private Optional<IntentAnswer> notice(Reading reading, ZonedDateTime now) {
        if (Guard.stops(reading) || !(times.read(reading.tokens(), now).orElse(null) instanceof When.Repeats when)
                || !when.tokens().get(0)) {
            return Optional.empty();
        }
        var behind = when.tokens().length();
        var isNotice = behind < reading.tokens().size() && SET_OFF.contains(reading.tokens().get(behind).text());
        var text = ReminderText.of(reading, new Piece.Meaning(Concept.REMIND, 0, 0), when);
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
}
