package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.time.When;
import java.util.Set;
import java.util.stream.IntStream;

/** Knows when the moment that was read may not be the reminder's: the day of what it is about, another zone's, or only if something is. */
final class UnclearReminder {
    private static final Set<String> DAYS = RuleWords.of("unclear reminder days");
    private static final Set<String> WHOSE = Set.of("ka", "ki", "ke", "'", "'s", "s", "meeting");
    private static final Set<String> PLACES = RuleWords.of("unclear reminder places");
    private static final Set<String> CONDITIONS = RuleWords.of("unclear reminder conditions");
    private static final Set<String> ITSELF = RuleWords.of("unclear reminder itself");

    private UnclearReminder() {
    }

    /** The moment, or that it has to be asked. */
    static When of(Reading reading, When when) {
        return IntStream.range(0, reading.tokens().size())
                .anyMatch(at -> isDayOfThing(reading, when, at) || isElsewhere(reading, at)
                        || isCondition(reading, when, at))
                                ? new When.Vague(when instanceof When.Repeats, when.tokens())
                                : when;
    }

    /** "Kal ki meeting ka 5 baje yaad dilana"; not "kal ke liye", "kal ki 5 baje". */
    private static boolean isDayOfThing(Reading reading, When when, int at) {
        return DAYS.contains(reading.word(at)) && WHOSE.contains(reading.word(at + 1))
                && at + 2 < reading.tokens().size()
                && !when.tokens().get(at + 2) && !ITSELF.contains(reading.word(at + 2))
                && reading.pieces().stream().noneMatch(
                        piece -> piece.from() <= at + 2 && piece.to() > at + 2 && piece.means(Concept.REMIND));
    }

    /** "5 pm dubai time", "5 baje dubai ke time". */
    private static boolean isElsewhere(Reading reading, int at) {
        return PLACES.contains(reading.word(at)) && (reading.word(at + 1).equals("time")
                || (WHOSE.contains(reading.word(at + 1)) && reading.word(at + 2).equals("time")));
    }

    /** "Remind me at 5 pm if stock is low": of nothing but what may be. */
    private static boolean isCondition(Reading reading, When when, int at) {
        return at > 0 && when.tokens().get(at - 1) && (CONDITIONS.contains(reading.word(at))
                || (reading.word(at).equals("in") && reading.word(at + 1).equals("case")));
    }
}
