package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Leaves out the number that a second thought takes back: "set clocks 14 oh no wait 12"; what is left is asked about. */
final class Rethought {
    private static final Set<String> SECOND_THOUGHTS = RuleWords.of("second thoughts");

    private Rethought() {
    }

    static List<Piece> pieces(List<Token> tokens, List<Piece> pieces) {
        var thought = secondThought(tokens, pieces);
        if (thought.isEmpty()) {
            return pieces;
        }
        var before = amounts(pieces, 0, thought.getAsInt());
        var behind = amounts(pieces, thought.getAsInt(), pieces.size());
        return before.size() == 1 && behind.size() == 1 && isRest(pieces, behind.getFirst())
                ? without(tokens, pieces, before.getFirst(), thought.getAsInt())
                : pieces;
    }

    private static OptionalInt secondThought(List<Token> tokens, List<Piece> pieces) {
        return IntStream.range(0, pieces.size()).filter(at -> pieces.get(at) instanceof Piece.Meaning
                && isSecondThought(tokens, pieces.get(at))).findFirst();
    }

    static boolean isSecondThought(List<Token> tokens, Piece piece) {
        return SECOND_THOUGHTS.contains(words(tokens, piece));
    }

    /** A second thought that leaves a doubt is asked about. */
    static IntentAnswer asked(Reading reading, IntentAnswer answer) {
        return !RulesEngine.isPlain(answer) || LikelyIntent.isRead(answer.intent().name())
                || reading.all(Piece.Meaning.class).noneMatch(piece -> isSecondThought(reading.tokens(), piece))
                        ? answer
                        : LikelyIntent.askedBack(answer);
    }

    private static List<Integer> amounts(List<Piece> pieces, int from, int to) {
        return IntStream.range(from, to).filter(at -> pieces.get(at) instanceof Piece.Amount).boxed().toList();
    }

    /** Behind the right number nothing is taken back again. */
    private static boolean isRest(List<Piece> pieces, int from) {
        return pieces.subList(from, pieces.size()).stream()
                .noneMatch(piece -> piece.means(Concept.NEGATION));
    }

    /** What was said of the wrong number goes too, if it is said again: then the second thought leaves no doubt. */
    private static List<Piece> without(List<Token> tokens, List<Piece> pieces, int wrong, int thought) {
        var between = pieces.subList(wrong + 1, thought).stream().filter(piece -> !isAnd(piece)).toList();
        var rest = pieces.subList(thought + 1, pieces.size()).stream().dropWhile(Rethought::isAnd).toList();
        var again = rest.stream().map(piece -> words(tokens, piece)).toList();
        var isSaidAgain = between.stream().allMatch(piece -> again.contains(words(tokens, piece)));
        var isSure = isSaidAgain && !between.isEmpty();
        var left = new ArrayList<>(pieces.subList(0, wrong));
        if (!isSaidAgain) {
            left.addAll(between);
        }
        left.add(new Piece.Meaning(Concept.FILLER, pieces.get(isSure ? wrong : thought).from(),
                pieces.get(thought).to()));
        left.addAll(rest);
        return left;
    }

    private static String words(List<Token> tokens, Piece piece) {
        return tokens.subList(piece.from(), piece.to()).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private static boolean isAnd(Piece piece) {
        return piece.means(Concept.AND);
    }
}
