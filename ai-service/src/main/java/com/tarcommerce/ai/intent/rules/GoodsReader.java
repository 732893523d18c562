package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows what a text says in the words of the catalogue: whole names, parts of names, and words and numbers that are goods there. */
final class GoodsReader {
    private static final Set<String> OF = RuleWords.of("goods reader of");
    private static final Set<String> UNITS_OF_TIME = RuleWords.of("units of time");
    private final Words words;
    private final Lexicon lexicon;
    private final AmountReader amounts;

    GoodsReader(Words words, Lexicon lexicon, AmountReader amounts) {
        this.words = words;
        this.lexicon = lexicon;
        this.amounts = amounts;
    }

    /** A name of one word that the lexicon knows too is not taken for the name. */
    Map<Integer, Piece.ItemName> names(List<Token> tokens, Catalogue catalogue) {
        var wordsOfText = catalogue.asWritten(words.of(tokens));
        var names = new HashMap<Integer, Piece.ItemName>();
        for (var named : catalogue.namesIn(wordsOfText)) {
            var from = wordsOfText.get(named.firstWord()).from();
            var to = wordsOfText.get(named.lastWord()).to();
            if (to > from + 1 || lexicon.at(tokens, from).isEmpty()) {
                names.put(from, new Piece.ItemName(named.name(), from, to));
            }
        }
        return names;
    }

    /** Tokens that are some words of a name of several: there a number is no quantity and a verb none. */
    BitSet partsOfNames(List<Token> tokens, Catalogue catalogue, Map<Integer, Piece.ItemName> names) {
        var wordsOfText = catalogue.asWritten(words.of(tokens));
        var parts = new BitSet();
        for (var first = 0; first < wordsOfText.size();) {
            var from = wordsOfText.get(first).from();
            var size = names.containsKey(from) || isAmount(tokens.get(from), catalogue)
                    ? 1
                    : catalogue.partAt(wordsOfText, first);
            var stretch = wordsOfText.subList(first, first + Math.max(size, 1));
            if (size > 1 && stretch.stream().anyMatch(word -> (isOfNoTable(tokens, word)
                    && !isTime(tokens, word.from())) || isLetterOfModel(tokens, word.from(), catalogue))) {
                stretch.forEach(word -> parts.set(word.from(), word.to()));
            }
            first += stretch.size();
        }
        names.values().forEach(name -> parts.clear(name.from(), name.to()));
        return parts;
    }

    private boolean isOfNoTable(List<Token> tokens, Word word) {
        return word.form().length() > 1 && tokens.get(word.from()).isWord()
                && lexicon.at(tokens, word.from()).filter(meaning -> !Frame.isGeneral(meaning.concept()))
                        .isEmpty();
    }

    /** "2 minute" is a time, whatever has minutes in its name. */
    boolean isTime(List<Token> tokens, int at) {
        return at > 0 && UNITS_OF_TIME.contains(tokens.get(at).text())
                && (tokens.get(at - 1).isNumber() || amounts.isNumeral(tokens.get(at - 1)));
    }

    /** "Aadha kilo" is of no name, though it may sound so. */
    private boolean isAmount(Token token, Catalogue catalogue) {
        return amounts.isNumeral(token)
                || (amounts.isMeasure(token) && !(token.text().length() == 1 && catalogue.knows(token.text())));
    }

    /** Whether a token and the next stand together in a name. */
    boolean isPart(List<Token> tokens, int at, Catalogue catalogue) {
        return catalogue.partAt(catalogue.asWritten(words.of(tokens.subList(at, at + 2))), 0) == 2;
    }

    /** A general word that the catalogue has is no general word. */
    boolean isGoods(List<Token> tokens, Piece.Meaning meaning, Catalogue catalogue) {
        return words.of(tokens.subList(meaning.from(), meaning.to())).stream()
                .anyMatch(word -> catalogue.knows(word.form()));
    }

    /** Pav is a quarter before kilo, and bread where the shop sells it. */
    boolean isGoodsNotNumber(List<Token> tokens, int at, Catalogue catalogue) {
        return tokens.get(at).isWord() && amounts.isNumeral(tokens.get(at))
                && words.of(tokens.subList(at, at + 1)).stream().anyMatch(word -> catalogue.knows(word.form()))
                && (at + 1 == tokens.size() || !amounts.isUnit(tokens.get(at + 1)));
    }

    /** "1.5 wala wire" counts nothing where a name holds 1.5: it says which. */
    boolean isKindOfGoods(List<Token> tokens, int at, Catalogue catalogue) {
        return tokens.get(at).isNumber() && at + 1 < tokens.size() && tokens.get(at + 1).is("wala")
                && catalogue.hasNumber(tokens.get(at).text())
                && (isOfGoods(tokens, at - 1, catalogue) || isOfGoods(tokens, at + 2, catalogue));
    }

    private boolean isOfGoods(List<Token> tokens, int at, Catalogue catalogue) {
        return at >= 0 && at < tokens.size() && catalogue.asWritten(words.of(tokens.subList(at, at + 1))).stream()
                .anyMatch(word -> catalogue.knows(word.form()));
    }

    /** "Hawai chappal size 9", "9 no chappal", "9th maths": a number that some name has beside a word of the text. */
    boolean isWhichOne(List<Token> tokens, int at, Catalogue catalogue) {
        var number = WhichOne.numberAt(tokens, at);
        return number.isPresent() && catalogue.hasNumber(tokens.get(number.getAsInt()).text())
                && catalogue.asWritten(words.of(tokens)).stream()
                        .anyMatch(word -> catalogue.isNumbered(word, tokens.get(number.getAsInt()).text()));
    }

    /** "A12 display" where a name holds a12: neither an article nor a count. */
    boolean isLetterOfModel(List<Token> tokens, int at, Catalogue catalogue) {
        return at + 1 < tokens.size() && tokens.get(at).isWord() && tokens.get(at).text().length() == 1
                && tokens.get(at + 1).isNumber() && tokens.get(at).touches(tokens.get(at + 1))
                && catalogue.hasNumber(tokens.get(at + 1).text())
                && words.of(tokens.subList(at, at + 1)).stream().allMatch(letter -> catalogue.knows(letter.form()));
    }

    /** "20w wala charger", "9 watt ke bulb", where a name holds 20 and w. */
    boolean isSizeOfKind(List<Token> tokens, int at, Catalogue catalogue) {
        return at + 2 < tokens.size() && tokens.get(at).isNumber() && tokens.get(at + 1).isWord()
                && (tokens.get(at + 2).is("wala")
                        || (OF.contains(tokens.get(at + 2).text()) && isOfGoods(tokens, at + 3, catalogue)))
                && catalogue.hasNumber(tokens.get(at).text())
                && words.of(tokens.subList(at, at + 2)).stream().noneMatch(Word::measure)
                && words.of(tokens.subList(at + 1, at + 2)).stream().allMatch(unit -> catalogue.knows(unit.form()));
    }

    /** The G of "Parle-G", which is no gram. */
    static boolean isLetterOfName(List<Token> tokens, int at) {
        return at > 1 && tokens.get(at).text().length() == 1 && tokens.get(at - 1).is("-")
                && tokens.get(at - 2).isWord() && tokens.get(at - 2).touches(tokens.get(at - 1))
                && tokens.get(at - 1).touches(tokens.get(at));
    }
}
