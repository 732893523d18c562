package com.tarcommerce.ai.text;

/**
 * A letter of another script, as {@code devanagari.tsv} has it.
 *
 * @param inside how it is written within a word
 * @param last   how it is written at the end of one
 */
record Letter(Kind kind, String inside, String last) {
    /** What a letter is. */
    enum Kind {
        CONSONANT, VOWEL, SIGN, SILENT, NASAL
    }
}
