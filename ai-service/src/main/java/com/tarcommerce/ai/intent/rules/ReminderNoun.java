package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.time.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the noun that asks for a reminder by itself: "reminder fri 10.30 am bank deposit", "alarm 6 baje chai". */
final class ReminderNoun {
    private static final Set<String> NOUNS = RuleWords.of("reminder noun nouns");
    private static final Set<String> BETWEEN = RuleWords.of("reminder noun between");
    /** How what is told ends: the alarm has rung, the reminder came. */
    private static final Set<String> TOLD = RuleWords.of("reminder noun told");
    private static final Set<String> HABITS = RuleWords.of("reminder noun habits");
    private static final Set<String> HANDLED = RuleWords.of("reminder noun handled");
    private static final Set<String> THAT_ONE = RuleWords.of("reminder noun that one");
    private static final Set<String> MOVED = RuleWords.of("reminder noun moved");
    private static final Set<String> OWN = RuleWords.of("reminder noun own");
    private static final String INFINITIVE = "na";
    private static final Set<Concept> TURNING = EnumSet.of(Concept.QUESTION, Concept.WHY, Concept.HAVE, Concept.PAST,
            Concept.UNWANTED, Concept.NEGATION, Concept.NO, Concept.ABSENT, Concept.HYPOTHETICAL, Concept.REPORTED,
            Concept.INJECTION, Concept.WRONG, Concept.MISTAKE, Concept.DONE, Concept.HOW_MANY, Concept.MASS);
    private static final Set<Concept> TAKING_BACK = EnumSet.of(Concept.CANCEL, Concept.CANCELLED, Concept.REMOVE,
            Concept.STOP);
    private static final Set<Concept> SHOWING = EnumSet.of(Concept.SHOW, Concept.TELL);
    /** Verbs and grammar: of these alone nothing can be remembered. */
    private static final Set<Concept> BY_THEMSELVES = EnumSet.of(Concept.ARRIVED, Concept.FUTURE, Concept.GIVEN,
            Concept.WENT_OUT, Concept.WENT, Concept.FINISHED, Concept.SET, Concept.TODAY, Concept.KAL, Concept.LATER,
            Concept.ADD, Concept.CREATE, Concept.TASK, Concept.SEND, Concept.SHIP, Concept.WANT);

    private ReminderNoun() {
    }

    /** @param when the moment, which the noun begins the text before, or which touches it */
    static Optional<Piece.Meaning> asking(Reading reading, When when) {
        var beside = reading.pieces().stream().filter(piece -> !when.tokens().get(piece.from())).toList();
        return reading.all(Piece.Meaning.class).filter(meaning -> isNoun(reading, meaning)).findFirst()
                .filter(noun -> (begins(reading, noun) && !isThatOne(reading, when)) || touches(reading, noun, when))
                .filter(noun -> isWhole(reading, beside, noun));
    }

    private static boolean isNoun(Reading reading, Piece.Meaning meaning) {
        return meaning.concept() == Concept.TASK && NOUNS.contains(reading.word(meaning.to() - 1));
    }

    private static boolean begins(Reading reading, Piece.Meaning noun) {
        return reading.pieces().stream().takeWhile(piece -> piece.from() < noun.from())
                .allMatch(piece -> piece instanceof Piece.Meaning(var concept, _, _)
                        && Frame.GRAMMAR.contains(concept));
    }

    /** The reminder of a time, "reminder 6 baje ka", is one that is there. */
    private static boolean isThatOne(Reading reading, When when) {
        return THAT_ONE.contains(reading.word(when.tokens().length()))
                || THAT_ONE.contains(reading.word(when.tokens().length() - 1));
    }

    /** "Alarm baj gaya 6 baje", "reminder laga do". */
    private static boolean isToldOf(Reading reading, Piece.Meaning noun) {
        return TOLD.contains(reading.word(noun.to())) || TOLD.contains(reading.word(noun.to() + 1))
                || HANDLED.contains(reading.word(noun.to()));
    }

    /** "Shift the reminder to 6 pm": one that is there. */
    static boolean isMoved(Reading reading, Piece.Meaning noun) {
        var before = noun.from() - 1;
        while (OWN.contains(reading.word(before))) {
            before--;
        }
        return MOVED.contains(reading.word(before));
    }

    private static boolean touches(Reading reading, Piece.Meaning noun, When when) {
        var before = noun.from() - 1;
        while (before > 0 && BETWEEN.contains(reading.word(before))) {
            before--;
        }
        return !(when instanceof When.Vague) && before >= 0 && when.tokens().get(before);
    }

    private static boolean isWhole(Reading reading, List<Piece> beside, Piece.Meaning noun) {
        var last = reading.word(reading.tokens().size() - 1);
        var ends = beside.isEmpty() || beside.getLast().means(SHOWING) || TOLD.contains(last)
                || HABITS.contains(reading.word(reading.tokens().size() - 2))
                || isToldOf(reading, noun) || isMoved(reading, noun);
        return !ends && beside.stream().noneMatch(piece -> piece.means(TURNING)
                || (piece.means(TAKING_BACK) && !last.endsWith(INFINITIVE)))
                && beside.stream().filter(piece -> piece.from() != noun.from()).anyMatch(ReminderNoun::isSomething);
    }

    private static boolean isSomething(Piece piece) {
        return !(piece instanceof Piece.Meaning(var concept, _, _)
                && (Frame.GRAMMAR.contains(concept) || BY_THEMSELVES.contains(concept)))
                && !(piece instanceof Piece.Id);
    }
}
