package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import java.util.List;
import java.util.Set;

/** What signs say that are neither words nor numbers. */
final class Signs {
    private static final Set<String> TITLES = RuleWords.of("signs titles");
    private static final Set<Integer> ODD = Set.of((int) Character.MATH_SYMBOL, (int) Character.CURRENCY_SYMBOL,
            (int) Character.OTHER_NUMBER);
    private static final Set<String> PLAIN = Set.of("₹", "|");

    private Signs() {
    }

    /** The dot of "Dr. Iyer" ends no sentence. */
    static boolean isTitlesDot(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at).is(".") && TITLES.contains(tokens.get(at - 1).text());
    }

    /** "@tar_bot": who is spoken to. */
    static boolean isMention(List<Token> tokens, int at) {
        return tokens.get(at).is("@") && at + 1 < tokens.size() && tokens.get(at).touches(tokens.get(at + 1))
                && tokens.get(at + 1).isWord();
    }

    static int afterMention(List<Token> tokens, int at) {
        var to = at + 1;
        while (to < tokens.size() && tokens.get(to - 1).touches(tokens.get(to))
                && (!tokens.get(to).isSymbol() || tokens.get(to).is("_"))) {
            to++;
        }
        return to;
    }

    /** "~5", "5+", "$5" change a number; the plus of "A+" does not, nor do punctuation and pictures. */
    static boolean isOdd(List<Token> tokens, int at) {
        var sign = tokens.get(at).text();
        var isOfWord = at > 0 && tokens.get(at - 1).isWord() && tokens.get(at - 1).touches(tokens.get(at));
        return ODD.contains(Character.getType(sign.codePointAt(0))) && !PLAIN.contains(sign) && !isOfWord;
    }
}
