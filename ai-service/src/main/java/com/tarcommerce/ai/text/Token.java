package com.tarcommerce.ai.text;

/**
 * A run of letters, a number, or one symbol.
 *
 * @param text  in Latin letters and the one spelling of {@code spellings.tsv}, lower case, digits of other scripts folded
 * @param start where it begins in the original text
 * @param end   behind its last character in the original text
 * @param heard whether it was written in another script, so that only its sound is known
 */
public record Token(String text, int start, int end, boolean heard) {

    public boolean isNumber() {
        return Character.isDigit(text.charAt(0)) && text.indexOf(',') < 0;
    }

    /** Whether it is a number to the eye that cannot be read for certain: 28,50 · ⅓ · ②. */
    public boolean isUnreadNumber() {
        var kind = Character.getType(text.codePointAt(0));
        return (Character.isDigit(text.charAt(0)) && !isNumber()) || kind == Character.OTHER_NUMBER
                || kind == Character.LETTER_NUMBER;
    }

    public boolean isWord() {
        return Character.isLetter(text.codePointAt(0));
    }

    public boolean isSymbol() {
        return !isNumber() && !isWord();
    }

    public boolean is(String other) {
        return text.equals(other);
    }

    /** Whether nothing, not even a space, stands between this token and the next. */
    public boolean touches(Token next) {
        return end == next.start;
    }
}
