package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.text.Token;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says whether what stands behind a number can be counted.
 *
 * @param names the names of the catalogue in the text, by their first token
 * @param parts tokens that are parts of such names
 */
record NextTokens(List<Token> tokens, Map<Integer, Piece.ItemName> names, BitSet parts, Catalogue catalogue,
        Lexicon lexicon, GoodsReader goods, AmountReader amounts) {
    private static final Set<Concept> HAPPENS = EnumSet.of(Concept.LEFT, Concept.SOLD, Concept.ARRIVED,
            Concept.DAMAGED, Concept.GIVEN, Concept.WENT_OUT, Concept.RETURNED);

    /** Whether a token begins something that can be counted: a name or a word that no table knows. */
    boolean isThing(int at) {
        return at < tokens.size()
                && (names.containsKey(at) || (tokens.get(at).isWord()
                        && lexicon.at(tokens, at).filter(meaning -> !isGoods(meaning)).isEmpty()));
    }

    /** "Ek kids cycle", where the shop sells them. */
    private boolean isGoods(Piece.Meaning meaning) {
        return Frame.isGeneral(meaning.concept()) && goods.isGoods(tokens, meaning, catalogue);
    }

    /** Whether what stands there happens to goods: left, sold, arrived, damaged. */
    boolean isDone(int at) {
        return at < tokens.size()
                && lexicon.at(tokens, at).filter(meaning -> HAPPENS.contains(meaning.concept())).isPresent();
    }

    /** Whether a phrase of several words begins at a token, or a verb that ends the text: "5 set karo", "maggi 50 set". */
    boolean isPhrase(int at) {
        return lexicon.at(tokens, at).filter(meaning -> meaning.to() > at + 1
                || (meaning.concept() == Concept.SET && meaning.to() == tokens.size())).isPresent();
    }

    /** Whether a unit that stands there is itself what the shop sells: three rolls, two thalis. */
    boolean isSold(int at) {
        return names.containsKey(at) || parts.get(at) || isLetterOfPart(at) || (names.isEmpty() && isOfName(at)
                && IntStream.range(0, tokens.size()).noneMatch(other -> other != at && isWord(other)));
    }

    /** "1 g shock": the letter of a name that goes on. */
    private boolean isLetterOfPart(int at) {
        return tokens.get(at).text().length() == 1 && at + 1 < tokens.size()
                && !tokens.get(at - 1).touches(tokens.get(at)) && goods.isPart(tokens, at, catalogue);
    }

    /** A word that no table knows. */
    private boolean isWord(int at) {
        return tokens.get(at).isWord() && isThing(at) && !amounts.isUnit(tokens.get(at))
                && !amounts.isNumeral(tokens.get(at));
    }

    private boolean isOfName(int at) {
        return tokens.get(at).isWord()
                && goods.isGoods(tokens, new Piece.Meaning(Concept.NOISE, at, at + 1), catalogue);
    }
}
