package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a text into pieces: names of the catalogue first, then phrases, ids, numbers, single words; the rest is other. */
final class PieceReader {
    private static final Set<Concept> HAPPENS = EnumSet.of(Concept.LEFT, Concept.SOLD, Concept.ARRIVED,
            Concept.DAMAGED, Concept.GIVEN, Concept.WENT_OUT, Concept.RETURNED);
    private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "dr", "smt", "shri", "sri", "prof", "adv", "er",
            "st");
    /** Units that are goods too: patti is a strip, and tea. */
    private static final Set<String> LEAVES = Set.of("patti");

    private final Words words;
    private final Lexicon lexicon;
    private final AmountReader amounts;
    private final IdReader ids;

    PieceReader(Words words, Lexicon lexicon, AmountReader amounts) {
        this.words = words;
        this.lexicon = lexicon;
        this.amounts = amounts;
        this.ids = new IdReader();
    }

    Reading read(String text, Catalogue catalogue) {
        var tokens = Tokenizer.tokens(text);
        var names = names(tokens, catalogue);
        var parts = partsOfNames(tokens, catalogue, names);
        var pieces = new ArrayList<Piece>();
        for (var at = 0; at < tokens.size();) {
            var found = piecesAt(new Place(text, tokens, at, catalogue), names, parts, pieces);
            pieces.addAll(found);
            at = found.isEmpty() ? at + 1 : found.getLast().to();
        }
        return new Reading(text, tokens, List.copyOf(pieces), catalogue, words);
    }

    /** A name of one word that the lexicon knows too is not taken for the name. */
    private Map<Integer, Piece.ItemName> names(List<Token> tokens, Catalogue catalogue) {
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
    private BitSet partsOfNames(List<Token> tokens, Catalogue catalogue, Map<Integer, Piece.ItemName> names) {
        var wordsOfText = catalogue.asWritten(words.of(tokens));
        var parts = new BitSet();
        for (var first = 0; first < wordsOfText.size();) {
            var size = names.containsKey(wordsOfText.get(first).from()) ? 1 : catalogue.partAt(wordsOfText, first);
            var stretch = wordsOfText.subList(first, first + Math.max(size, 1));
            if (size > 1 && stretch.stream().anyMatch(word -> isOfNoTable(tokens, word))) {
                stretch.forEach(word -> parts.set(word.from(), word.to()));
            }
            first += stretch.size();
        }
        names.values().forEach(name -> parts.clear(name.from(), name.to()));
        return parts;
    }

    private boolean isOfNoTable(List<Token> tokens, Word word) {
        return word.form().length() > 1 && tokens.get(word.from()).isWord()
                && lexicon.at(tokens, word.from()).filter(meaning -> !Frame.NOISE.contains(meaning.concept()))
                        .isEmpty();
    }

    private record Place(String text, List<Token> tokens, int at, Catalogue catalogue) {
    }

    private List<Piece> piecesAt(Place place, Map<Integer, Piece.ItemName> names, BitSet parts,
            List<Piece> before) {
        var tokens = place.tokens();
        var at = place.at();
        if (names.get(at) instanceof Piece.ItemName name) {
            return List.of(name);
        }
        if (parts.get(at) || isGoodsNotNumber(tokens, at, place.catalogue())) {
            return tokens.get(at).isSymbol() ? List.of() : List.of(new Piece.Other(at, at + 1));
        }
        if (isWithinWord(tokens, at)) {
            return List.of(new Piece.Other(at, at + 1));
        }
        if (isSizeOfKind(tokens, at, place.catalogue())) {
            return List.of(new Piece.Other(at, at + 1), new Piece.Other(at + 1, at + 2));
        }
        if (isKindOfGoods(tokens, at, place.catalogue())) {
            return List.of(new Piece.Meaning(Concept.FILLER, at, at + 2));
        }
        if (isTitlesDot(tokens, at)) {
            return List.of();
        }
        if (isMention(tokens, at)) {
            return List.of(new Piece.Meaning(Concept.FILLER, at, afterMention(tokens, at)));
        }
        var phrase = lexicon.at(tokens, at).filter(meaning -> isFree(meaning, names))
                .filter(meaning -> !isGeneral(meaning.concept()) || !isGoods(tokens, meaning, place.catalogue()));
        if (phrase.isPresent() && phrase.get().to() > at + 1) {
            return List.of(phrase.get());
        }
        var id = ids.at(place.text(), tokens, at, before, follower(tokens, names));
        if (id.isPresent()) {
            return List.of(id.get());
        }
        var amount = amounts.at(tokens, at, follower(tokens, names));
        if (amount.isPresent()) {
            return amount.get().sign() == 0
                    ? List.of(amount.get())
                    : List.of(new Piece.Meaning(Concept.SIGNED, at, at + 1), amount.get());
        }
        return phrase.<List<Piece>>map(List::of).orElseGet(() -> unnamed(place, names));
    }

    private static boolean isGeneral(Concept concept) {
        return Frame.NOISE.contains(concept) || concept == Concept.EXPENSE;
    }

    /** A general word that the catalogue has is no general word. */
    private boolean isGoods(List<Token> tokens, Piece.Meaning meaning, Catalogue catalogue) {
        return words.of(tokens.subList(meaning.from(), meaning.to())).stream()
                .anyMatch(word -> catalogue.knows(word.form()));
    }

    /** The dot of "Dr. Iyer" ends no sentence. */
    private static boolean isTitlesDot(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at).is(".") && TITLES.contains(tokens.get(at - 1).text());
    }

    /** The 40 of "wd40" counts nothing. */
    private boolean isWithinWord(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at).isNumber() && tokens.get(at - 1).isWord()
                && tokens.get(at - 1).touches(tokens.get(at)) && lexicon.at(tokens, at - 1).isEmpty()
                && !amounts.isUnit(tokens.get(at - 1)) && !amounts.isMoney(tokens.get(at - 1))
                && !amounts.isNumeral(tokens.get(at - 1));
    }

    /** "1.5 wala wire" counts nothing where a name holds 1.5: it says which. */
    private boolean isKindOfGoods(List<Token> tokens, int at, Catalogue catalogue) {
        return tokens.get(at).isNumber() && at + 1 < tokens.size() && tokens.get(at + 1).is("wala")
                && catalogue.hasNumber(tokens.get(at).text())
                && (isOfGoods(tokens, at - 1, catalogue) || isOfGoods(tokens, at + 2, catalogue));
    }

    private boolean isOfGoods(List<Token> tokens, int at, Catalogue catalogue) {
        return at >= 0 && at < tokens.size() && catalogue.asWritten(words.of(tokens.subList(at, at + 1))).stream()
                .anyMatch(word -> catalogue.knows(word.form()));
    }

    /** "20w wala charger", where a name holds 20 and w. */
    private boolean isSizeOfKind(List<Token> tokens, int at, Catalogue catalogue) {
        return at + 2 < tokens.size() && tokens.get(at).isNumber() && tokens.get(at + 1).isWord()
                && tokens.get(at + 2).is("wala") && catalogue.hasNumber(tokens.get(at).text())
                && words.of(tokens.subList(at, at + 2)).stream().noneMatch(Word::measure)
                && words.of(tokens.subList(at + 1, at + 2)).stream().allMatch(unit -> catalogue.knows(unit.form()));
    }

    /** Pav is a quarter before kilo, and bread where the shop sells it. */
    private boolean isGoodsNotNumber(List<Token> tokens, int at, Catalogue catalogue) {
        return tokens.get(at).isWord() && amounts.isNumeral(tokens.get(at))
                && words.of(tokens.subList(at, at + 1)).stream().anyMatch(word -> catalogue.knows(word.form()))
                && (at + 1 == tokens.size() || !amounts.isUnit(tokens.get(at + 1)));
    }

    /** "@tar_bot": who is spoken to. */
    private static boolean isMention(List<Token> tokens, int at) {
        return tokens.get(at).is("@") && at + 1 < tokens.size() && tokens.get(at).touches(tokens.get(at + 1))
                && tokens.get(at + 1).isWord();
    }

    private static int afterMention(List<Token> tokens, int at) {
        var to = at + 1;
        while (to < tokens.size() && tokens.get(to - 1).touches(tokens.get(to))
                && (!tokens.get(to).isSymbol() || tokens.get(to).is("_"))) {
            to++;
        }
        return to;
    }

    private static boolean isFree(Piece.Meaning meaning, Map<Integer, Piece.ItemName> names) {
        for (var at = meaning.from() + 1; at < meaning.to(); at++) {
            if (names.containsKey(at)) {
                return false;
            }
        }
        return true;
    }

    /** A slip of the hand in a word of ours, a unit without a number, or a word of which nothing is known. */
    private List<Piece> unnamed(Place place, Map<Integer, Piece.ItemName> names) {
        var tokens = place.tokens();
        var at = place.at();
        if (tokens.get(at).isSymbol()) {
            return List.of();
        }
        var isGoods = isGoods(tokens, new Piece.Meaning(Concept.NOISE, at, at + 1), place.catalogue());
        if (amounts.isUnit(tokens.get(at)) && !LEAVES.contains(tokens.get(at).text())
                && (!isGoods || !names.isEmpty())) {
            return List.of(new Piece.Meaning(Concept.FILLER, at, at + 1));
        }
        if (!isGoods) {
            var meant = lexicon.almostAt(tokens, at);
            if (meant.isPresent()) {
                return List.of(meant.get());
            }
        }
        return List.of(new Piece.Other(at, at + 1));
    }

    /** Whether a token begins something that can be counted: a name or a word that no table knows. */
    private Follower follower(List<Token> tokens, Map<Integer, Piece.ItemName> names) {
        return new Follower() {
            @Override
            public boolean isThing(int at) {
                return at < tokens.size() && (names.containsKey(at)
                        || (tokens.get(at).isWord() && lexicon.at(tokens, at).isEmpty()));
            }

            @Override
            public boolean isDone(int at) {
                return at < tokens.size() && lexicon.at(tokens, at)
                        .filter(meaning -> HAPPENS.contains(meaning.concept())).isPresent();
            }

            @Override
            public boolean isPhrase(int at) {
                return lexicon.at(tokens, at).filter(meaning -> meaning.to() > at + 1).isPresent();
            }
        };
    }

    /** Says whether what stands at a token can be counted. */
    interface Follower {
        boolean isThing(int at);

        /** Whether what stands there happens to goods: left, sold, arrived, damaged. */
        boolean isDone(int at);

        /** Whether a phrase of several words begins at a token. */
        boolean isPhrase(int at);
    }
}
