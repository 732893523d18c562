package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Numbers that say which of several goods is meant, and not how many: size 8, 9 no, class 10, 12th, 1.5 wala. */
final class WhichOne {
    private static final Set<String> BEFORE = RuleWords.of("which before");
    private static final Set<String> BEHIND = RuleWords.of("which behind");
    private static final Set<String> SURELY = RuleWords.of("which surely");
    private static final String WALA = "wala";

    private WhichOne() {
    }

    /** Where the number stands that is said with the token and the next; empty if they say none. */
    static OptionalInt numberAt(List<Token> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return OptionalInt.empty();
        }
        if (tokens.get(at).isNumber() && BEHIND.contains(tokens.get(at + 1).text())) {
            return OptionalInt.of(at);
        }
        return tokens.get(at + 1).isNumber() && BEFORE.contains(tokens.get(at).text())
                ? OptionalInt.of(at + 1)
                : OptionalInt.empty();
    }

    /** The numbers of "1.5 wala wire", "5 wali thaili", "size 8". */
    static List<String> of(List<Token> tokens) {
        return IntStream.range(0, tokens.size()).filter(at -> tokens.get(at).isNumber())
                .filter(at -> is(tokens, at, BEFORE, BEHIND)
                        || (at + 1 < tokens.size() && tokens.get(at + 1).is(WALA)))
                .mapToObj(at -> Words.number(tokens.get(at).text())).toList();
    }

    /** Those that goods of another size cannot have: "size 7" is no shoe of size 8. */
    private static List<String> surely(List<Token> tokens) {
        return IntStream.range(0, tokens.size())
                .filter(at -> tokens.get(at).isNumber() && is(tokens, at, SURELY, SURELY))
                .mapToObj(at -> Words.number(tokens.get(at).text())).toList();
    }

    /** "Gumboot size 7" is not the gumboot of size 8. */
    static Resolution ofItsSize(Reading reading, Resolution found) {
        var numbers = surely(reading.tokens());
        var names = new Mention(found, List.of(), Set.of(), false).names();
        var isOther = !names.isEmpty() && !numbers.isEmpty() && names.stream()
                .allMatch(name -> reading.wording().table().of(name).stream().anyMatch(Word::isNumbered))
                && names.stream().noneMatch(name -> reading.wording().table().of(name).stream()
                        .anyMatch(word -> numbers.contains(word.number())));
        return isOther ? new Resolution.NotFound(names) : found;
    }

    private static boolean is(List<Token> tokens, int at, Set<String> before, Set<String> behind) {
        return (at > 0 && before.contains(tokens.get(at - 1).text()))
                || (at + 1 < tokens.size() && behind.contains(tokens.get(at + 1).text()));
    }
}
