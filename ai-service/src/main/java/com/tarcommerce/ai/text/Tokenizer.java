package com.tarcommerce.ai.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens in one spelling; thousands separators of numbers go, every other character but white space stays.
 * A comma between digits that marks no thousands (28,50) makes no number.
 */
public final class Tokenizer {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<number>(?:\\d{1,3}(?:,\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3})(?!\\d|,\\d)(?:\\.\\d+)?|\\d*[¼½¾])\
            |(?<unread>(?!\\d{4,}+(?:,\\d{4,}+)++(?!,\\d))\\d++(?:,\\d++)++(?:\\.\\d+)?)\
            |(?<plain>\\d+(?:\\.\\d+)?)\
            |(?<word>\\p{L}[\\p{L}\\p{M}\\u200c\\u200d]*(?:['\\u2019]\\p{L}[\\p{L}\\p{M}]*)*)\
            |(?<symbol>\\S|\\n)""", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String QUARTERS = "¼½¾";
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private static final Pattern LENGTHENED = Pattern.compile("(\\p{L})\\1{2,}");

    /** Behind a number; elsewhere it is short for "ke". */
    private static final String THOUSAND = "k";

    private Tokenizer() {
    }

    public static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var found = TOKEN.matcher(text);
        while (found.find()) {
            if (found.group("word") == null) {
                tokens.add(new Token(symbolOrNumber(found), found.start(), found.end(), false));
            } else {
                add(found, tokens);
            }
        }
        return Hinglish.asMeant(withoutHyphens(tokens));
    }

    /** Kaun-kaun is kaun kaun. */
    private static List<Token> withoutHyphens(List<Token> tokens) {
        for (var at = tokens.size() - 2; at > 0; at--) {
            if (tokens.get(at).is("-") && tokens.get(at - 1).touches(tokens.get(at))
                    && tokens.get(at).touches(tokens.get(at + 1)) && tokens.get(at - 1).isWord()
                    && tokens.get(at - 1).is(tokens.get(at + 1).text())) {
                tokens.remove(at);
            }
        }
        return tokens;
    }

    private static void add(Matcher found, List<Token> tokens) {
        var folded = fold(found.group());
        if (!folded.isEmpty()) {
            var heard = Devanagari.isIn(folded);
            var thousand = folded.equals(THOUSAND) && !tokens.isEmpty() && tokens.getLast().isNumber()
                    && tokens.getLast().end() == found.start();
            (thousand ? List.of(THOUSAND) : Tables.SPELLINGS.of(folded))
                    .forEach(word -> tokens.add(new Token(word, found.start(), found.end(), heard)));
        }
    }

    /** The one spelling of a word. */
    public static String word(String text) {
        return text.equals(THOUSAND) ? text : String.join(" ", Tables.SPELLINGS.of(fold(text)));
    }

    /** A symbol stays as it is: folded, "②" would pass for a number. */
    private static String symbolOrNumber(Matcher found) {
        return found.group("symbol") == null ? digits(found.group(), found.group("unread") != null) : found.group();
    }

    /** Read at the first use. */
    private static final class Tables {
        static final Spellings SPELLINGS = new Spellings();
    }

    /** Lower case, compatibility forms folded, one kind of apostrophe, no joiners, no letter drawn out (pleeease). */
    public static String fold(String text) {
        return LENGTHENED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'').replace("\u200c", "").replace("\u200d", "")).replaceAll("$1");
    }

    /** By code points: mathematical digits (𝟏) are pairs of chars. */
    private static String digits(String number, boolean withCommas) {
        var ascii = new StringBuilder();
        for (var c : number.codePoints().toArray()) {
            if (Character.isDigit(c)) {
                ascii.append(Character.digit(c, 10));
            } else if (c == '.' || (withCommas && c == ',')) {
                ascii.appendCodePoint(c);
            } else if (QUARTERS.indexOf(c) >= 0) {
                return new BigDecimal(ascii.isEmpty() ? "0" : ascii.toString())
                        .add(QUARTER.multiply(BigDecimal.valueOf(QUARTERS.indexOf(c) + 1L))).stripTrailingZeros()
                        .toPlainString();
            }
        }
        return ascii.toString();
    }
}
