package com.tarcommerce.ai.catalogue;

/**
 * A word as names are compared by: synonyms and plurals folded, "500 ml" one word.
 *
 * @param from    its first token
 * @param to      behind its last token
 * @param measure whether it is a number with a unit of weight or volume
 * @param heard   whether it was written in another script, so that only its sound is known
 * @param number  its number, without the unit; empty if it has none
 */
public record Word(String form, int from, int to, boolean measure, boolean heard, String number) {

    /** Whether it is more than a size or a number. */
    boolean speaks() {
        return !measure && !Character.isDigit(form.charAt(0));
    }

    public boolean isNumbered() {
        return !number.isEmpty();
    }

    Word as(String written) {
        return new Word(written, from, to, measure, heard, number);
    }
}
