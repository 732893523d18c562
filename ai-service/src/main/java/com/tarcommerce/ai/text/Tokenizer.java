package com.tarcommerce.ai.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens; thousands separators of numbers go, every other character but white space stays. */
public final class Tokenizer {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<number>\\d{1,3}(?:,\\d{2,3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\
            |(?<word>\\p{L}[\\p{L}\\p{M}\\u200c\\u200d]*(?:['\\u2019]\\p{L}[\\p{L}\\p{M}]*)*)\
            |(?<symbol>\\S|\\n)""", Pattern.UNICODE_CHARACTER_CLASS);

    private Tokenizer() {
    }

    public static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var found = TOKEN.matcher(text);
        while (found.find()) {
            var folded = folded(found);
            if (!folded.isEmpty()) {
                tokens.add(new Token(folded, found.start(), found.end()));
            }
        }
        return tokens;
    }

    /** A symbol stays as it is: folded, "½" would pass for a number. */
    private static String folded(Matcher found) {
        if (found.group("number") != null) {
            return digits(found.group());
        }
        return found.group("word") == null ? found.group() : fold(found.group());
    }

    /** Lower case, compatibility forms folded, one kind of apostrophe, no joiners. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('\u2019', '\'')
                .replace("\u200c", "").replace("\u200d", "");
    }

    private static String digits(String number) {
        var ascii = new StringBuilder();
        for (var i = 0; i < number.length(); i++) {
            var c = number.charAt(i);
            if (Character.isDigit(c)) {
                ascii.append(Character.digit(c, 10));
            } else if (c == '.') {
                ascii.append(c);
            }
        }
        return ascii.toString();
    }
}
