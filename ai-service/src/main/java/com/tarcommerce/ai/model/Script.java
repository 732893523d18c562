package com.tarcommerce.ai.model;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** In which letters texts are written. */
public final class Script {
    private static final Set<UnicodeScript> NO_LETTERS = EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);

    private Script() {
    }

    /** Those that a text has letters of. */
    public static Set<UnicodeScript> all(String text) {
        return text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of)
                .filter(script -> !NO_LETTERS.contains(script)).collect(Collectors.toUnmodifiableSet());
    }

    /** How many letters of a script a text has. */
    public static long letters(String text, UnicodeScript script) {
        return text.codePoints().filter(Character::isLetter).filter(letter -> UnicodeScript.of(letter) == script)
                .count();
    }
}
