package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.text.Spelling;
import com.tarcommerce.ai.text.Table;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns tokens into the words that names are compared by; doodh and dudh become milk in texts and names alike. */
public final class Words {
    /** The longest first: "iyon" is no "on". */
    private static final List<Map.Entry<String, String>> ENDINGS = List.of(Map.entry("iyan", "i"),
            Map.entry("iyon", "i"), Map.entry("on", "a"), Map.entry("e", "a"));

    private final Map<String, String> synonyms = new HashMap<>();
    private final Map<String, List<String>> pairs = new HashMap<>();
    private final Map<String, String> synonymSkeletons = new HashMap<>();
    private final Units units;

    public Words(Units units) {
        this.units = units;
        for (var row : Table.rows("ai/catalogue/synonyms.tsv")) {
            for (var variant : Table.alternatives(row.get(1))) {
                var tokens = Tokenizer.tokens(variant);
                learn(tokens.stream().map(Token::text).collect(Collectors.joining(" ")), row.get(0),
                        tokens.getFirst().heard());
            }
        }
    }

    /** What was heard sounds like too much: ब्रश is no brass. */
    private void learn(String variant, String form, boolean isHeard) {
        if (variant.indexOf(' ') > 0) {
            pairs.put(variant, List.of(form.split(" ")));
        } else {
            synonyms.put(variant, form);
            if (!isHeard) {
                synonymSkeletons.put(Spelling.skeleton(variant), form);
            }
        }
    }

    public List<Word> of(String text) {
        return of(Tokenizer.tokens(text));
    }

    /** Symbols are no words. */
    public List<Word> of(List<Token> tokens) {
        var words = new ArrayList<Word>(tokens.size());
        for (var at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var pair = at + 1 < tokens.size() ? pairs.get(token.text() + ' ' + tokens.get(at + 1).text()) : null;
            if (pair != null) {
                for (var form : pair) {
                    words.add(new Word(form, at, at + 2, false, false, ""));
                }
                at++;
                continue;
            }
            var unit = at + 1 < tokens.size() && token.isNumber() ? units.find(tokens.get(at + 1).text()) : null;
            if (unit != null && unit.isPresent() && unit.get().isMeasure()) {
                words.add(new Word(unit.get().dimension() + plain(token.text(), unit.get().size()), at, at + 2, true,
                        false, number(token.text())));
                at++;
            } else if (token.isNumber()) {
                words.add(new Word(number(token.text()), at, at + 1, false, false, number(token.text())));
            } else if (token.isWord()) {
                for (var form : form(token).split(" ", -1)) {
                    words.add(new Word(form, at, at + 1, false, token.heard(), ""));
                }
            }
        }
        return words;
    }

    /** The last s of a word of another script may be its own: ड्रेस, बॉक्स. */
    private String form(Token token) {
        return token.heard() ? known(token.text()).orElse(token.text()) : form(token.text());
    }

    /** The one form of a word's spellings. */
    String form(String word) {
        var bare = bare(word);
        return known(bare).orElseGet(() -> singular(bare));
    }

    private static String bare(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private Optional<String> known(String bare) {
        if (Vocabulary.OF_GRAMMAR.contains(bare)) {
            return Optional.ofNullable(synonyms.get(bare));
        }
        var known = synonyms.get(bare);
        if (known == null && bare.length() > 3) {
            known = synonymSkeletons.get(Spelling.skeleton(bare));
        }
        return Optional.ofNullable(known == null && bare.length() > 3 ? ofStem(bare) : known);
    }

    /** Papite is papita, thaliyan thali. */
    private @Nullable String ofStem(String bare) {
        for (var ending : ENDINGS) {
            if (bare.endsWith(ending.getKey())) {
                return synonyms.get(
                        bare.substring(0, bare.length() - ending.getKey().length()) + ending.getValue());
            }
        }
        return null;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ie")) {
            return word.substring(0, word.length() - 2) + 'y';
        }
        if (word.length() <= 3 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + 'y';
        }
        if ((word.endsWith("oes") && !word.equals("shoes")) || word.endsWith("shes") || word.endsWith("ches")
                || word.endsWith("xes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }

    /** The one form of a number in digits. */
    public static String number(String typed) {
        return plain(typed, BigDecimal.ONE);
    }

    private static String plain(String number, BigDecimal size) {
        return new BigDecimal(number).multiply(size).stripTrailingZeros().toPlainString();
    }
}
