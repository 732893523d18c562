package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a text into pieces: names of the catalogue first, then phrases, ids, numbers, single words; the rest is other. */
final class PieceReader {
    /** Units that are goods too: patti is a strip, and tea. */
    private static final Set<String> LEAVES = RuleWords.of("piece reader leaves");

    private final Words words;
    private final Lexicon lexicon;
    private final AmountReader amounts;
    private final IdReader ids;
    private final GoodsReader goods;

    PieceReader(Words words, Lexicon lexicon, AmountReader amounts) {
        this.words = words;
        this.lexicon = lexicon;
        this.amounts = amounts;
        this.ids = new IdReader();
        this.goods = new GoodsReader(words, lexicon, amounts);
    }

    Reading read(String text, Catalogue catalogue) {
        var tokens = Tokenizer.tokens(text);
        var names = goods.names(tokens, catalogue);
        var parts = goods.partsOfNames(tokens, catalogue, names);
        var pieces = new ArrayList<Piece>();
        for (var at = 0; at < tokens.size();) {
            var found = piecesAt(new Place(text, tokens, at, catalogue), names, parts, pieces);
            pieces.addAll(found);
            at = found.isEmpty() ? at + 1 : found.getLast().to();
        }
        var meant = Corrected.pieces(tokens, Rethought.pieces(tokens, pieces));
        return Reading.of(Reading.Wording.of(text, tokens, words), meant, catalogue);
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
        if (parts.get(at) || goods.isGoodsNotNumber(tokens, at, place.catalogue())) {
            return tokens.get(at).isSymbol() ? List.of() : List.of(new Piece.Other(at, at + 1));
        }
        if (goods.isTime(tokens, at)) {
            return List.of(new Piece.Meaning(Concept.SPAN, at, at + 1));
        }
        if (tokens.get(at).isUnreadNumber() || amounts.isUnreadRest(tokens, at) || isWithinWord(tokens, at)) {
            return List.of(new Piece.Other(at, at + 1));
        }
        if (goods.isLetterOfModel(tokens, at, place.catalogue())) {
            return List.of(new Piece.Other(at, at + 1), new Piece.Other(at + 1, at + 2));
        }
        if (goods.isSizeOfKind(tokens, at, place.catalogue())) {
            return List.of(new Piece.Other(at, at + 1), new Piece.Other(at + 1, at + 2));
        }
        if (goods.isKindOfGoods(tokens, at, place.catalogue()) || goods.isWhichOne(tokens, at, place.catalogue())) {
            return List.of(new Piece.Meaning(Concept.FILLER, at, at + 2));
        }
        if (Signs.isTitlesDot(tokens, at)) {
            return List.of();
        }
        if (Signs.isMention(tokens, at)) {
            return List.of(new Piece.Meaning(Concept.FILLER, at, Signs.afterMention(tokens, at)));
        }
        var phrase = lexicon.at(tokens, at).filter(meaning -> isFree(meaning, names))
                .filter(meaning -> !isGeneral(meaning.concept()) || !goods.isGoods(tokens, meaning, place.catalogue()));
        if (phrase.isPresent() && phrase.get().to() > at + 1) {
            return List.of(phrase.get());
        }
        var next = new NextTokens(tokens, names, parts, place.catalogue(), lexicon, goods, amounts);
        var id = ids.at(place.text(), tokens, at, before, next);
        if (id.isPresent()) {
            return List.of(id.get());
        }
        var amount = amounts.at(tokens, at, next);
        if (amount.isPresent()) {
            return amount.get().sign() == 0
                    ? List.of(amount.get())
                    : List.of(new Piece.Meaning(Concept.SIGNED, at, at + 1), amount.get());
        }
        return phrase.<List<Piece>>map(List::of).orElseGet(() -> unnamed(place, names));
    }

    private static boolean isGeneral(Concept concept) {
        return Frame.isGeneral(concept) || concept == Concept.EXPENSE || concept == Concept.CART;
    }

    /** The 40 of "wd40" counts nothing. */
    private boolean isWithinWord(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at).isNumber() && tokens.get(at - 1).isWord()
                && tokens.get(at - 1).touches(tokens.get(at)) && lexicon.at(tokens, at - 1).isEmpty()
                && !amounts.isUnit(tokens.get(at - 1)) && !amounts.isMoney(tokens.get(at - 1))
                && !amounts.isNumeral(tokens.get(at - 1));
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
            return Signs.isOdd(tokens, at) ? List.of(new Piece.Meaning(Concept.ODD, at, at + 1)) : List.of();
        }
        if (GoodsReader.isLetterOfName(tokens, at)) {
            return List.of(new Piece.Other(at, at + 1));
        }
        var isGoods = goods.isGoods(tokens, new Piece.Meaning(Concept.NOISE, at, at + 1), place.catalogue());
        if (amounts.isUnit(tokens.get(at)) && !LEAVES.contains(tokens.get(at).text())
                && (!isGoods || !names.isEmpty())) {
            return List.of(new Piece.Meaning(Concept.UNIT, at, at + 1));
        }
        if (!isGoods) {
            if (FutureVerb.is(tokens.get(at), place.text())) {
                return List.of(new Piece.Meaning(Concept.FUTURE, at, at + 1));
            }
            var meant = lexicon.almostAt(tokens, at);
            if (meant.isPresent()) {
                return List.of(meant.get());
            }
        }
        return List.of(new Piece.Other(at, at + 1));
    }
}
