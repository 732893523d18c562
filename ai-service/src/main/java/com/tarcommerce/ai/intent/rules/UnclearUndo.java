package com.tarcommerce.ai.intent.rules;

import java.util.Set;

/** Knows what is told of an undo or a binding that was, is another's, or is only of a name. */
final class UnclearUndo {
    private static final Set<String> UNDOING = RuleWords.of("unclear undo");
    private static final Set<String> DONE = RuleWords.of("unclear undo done");
    private static final Set<String> OTHERS = RuleWords.of("unclear undo others");

    private UnclearUndo() {
    }

    /** "Undo ho gaya", "topic unbind kar diya", "undo his last", "undo the undo", "topic ka naam orders rakho". */
    static boolean is(Reading reading) {
        var last = reading.tokens().size() - 1;
        return reading.says(OTHERS) || (DONE.contains(reading.word(last))
                && (UNDOING.contains(reading.word(last - 1)) || UNDOING.contains(reading.word(last - 2))))
                || reading.tokens().stream().filter(token -> UNDOING.contains(token.text())).count() > 1;
    }
}
