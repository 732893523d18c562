package com.tarcommerce.ai.intent.rules;

import java.util.Set;

/** Knows when a task may not be meant to go for good: only today's, all but that one, or none. */
final class UnclearTask {
    private static final Set<String> TODAY = RuleWords.of("unclear today");
    private static final Set<String> FOR_ONCE = RuleWords.of("unclear for once");
    private static final Set<Concept> TAKING_AWAY = Set.of(Concept.CANCEL, Concept.REMOVE, Concept.STOP, Concept.TO,
            Concept.FILLER);
    private static final Set<String> NEEDLESS = Set.of("no", "not", "dont", "don't");
    private static final Set<String> BUT = RuleWords.of("unclear task but");
    private static final Set<String> ORDINAL = RuleWords.of("unclear task ordinal");

    private UnclearTask() {
    }

    static boolean is(Reading reading, Filling filling) {
        return isForToday(reading) || isNeedless(reading)
                || reading.pieces().stream()
                        .filter(piece -> (piece instanceof Piece.Id || piece instanceof Piece.Amount)
                                && !filling.isFree(piece))
                        .anyMatch(id -> BUT.contains(reading.word(id.from() - 1))
                                || BUT.contains(reading.word(id.from() - 2))
                                || ORDINAL.contains(reading.word(id.to())));
    }

    /** "No need to cancel task 4"; "kaam 4 ki zarurat nahi, cancel kar do" has no need of the task. */
    static boolean isNeedless(Reading reading) {
        return reading.all(Piece.Meaning.class).filter(meaning -> meaning.concept() == Concept.UNWANTED)
                .anyMatch(need -> NEEDLESS.contains(reading.word(need.from())) && reading.all(Piece.Meaning.class)
                        .anyMatch(verb -> verb.from() == need.to() && TAKING_AWAY.contains(verb.concept())));
    }

    /** "Cancel task 5 for today", "rate sirf aaj 13". */
    static boolean isForToday(Reading reading) {
        return reading.says(TODAY) && reading.says(FOR_ONCE);
    }
}
