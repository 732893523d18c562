package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads ids behind what they name: #1042, ORD-1042, order no 1042, cart c_9f2, reminder t_5. */
final class IdReader {
    private static final Set<String> BETWEEN = RuleWords.of("id reader between");
    private static final Set<String> OF_TIME = RuleWords.of("ids of time");
    private static final List<String> DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine");
    private static final int SHORTEST_ORDER = 3;
    private static final String OF_CARTS = "c";
    private static final Set<String> UNDERLINED = Set.of(OF_CARTS, "t");

    Optional<Piece.Id> at(String text, List<Token> tokens, int at, List<Piece> before, NextTokens next) {
        var behind = before.isEmpty() || !(before.getLast() instanceof Piece.Meaning meaning) || meaning.to() < at
                ? Concept.FILLER
                : meaning.concept();
        var numberAt = at;
        while (numberAt < tokens.size() && BETWEEN.contains(tokens.get(numberAt).text())) {
            numberAt++;
        }
        if (numberAt >= tokens.size()) {
            return Optional.empty();
        }
        return switch (behind) {
            case CART, TASK -> named(text, tokens, at, numberAt, behind);
            case ORDER -> order(tokens, at, numberAt, numberAt > at && tokens.get(numberAt - 1).is("#"), next);
            case Concept _ when isUnderlined(tokens, at) ->
                named(text, tokens, at, at, tokens.get(at).is(OF_CARTS) ? Concept.CART : Concept.TASK);
            case Concept _ when isWork(tokens, at, next) -> named(text, tokens, at, at + 1, Concept.TASK);
            default -> numberAt > at && tokens.get(at).is("#")
                    ? order(tokens, at, numberAt, true, next)
                    : Optional.empty();
        };
    }

    /** "t_5 wala reminder", "c_12 wale cart". */
    private static boolean isUnderlined(List<Token> tokens, int at) {
        return at + 2 < tokens.size() && UNDERLINED.contains(tokens.get(at).text()) && tokens.get(at + 1).is("_")
                && tokens.get(at).touches(tokens.get(at + 1)) && tokens.get(at + 1).touches(tokens.get(at + 2));
    }

    private static Optional<Piece.Id> order(List<Token> tokens, int from, int at, boolean marked,
            NextTokens next) {
        var number = tokens.get(at).text();
        var isId = tokens.get(at).isNumber() && number.indexOf('.') < 0
                && (marked || (number.length() >= SHORTEST_ORDER && !next.isThing(at + 1)));
        return isId ? Optional.of(new Piece.Id(Concept.ORDER, number, from, at + 1)) : spelled(tokens, from, at, next);
    }

    /** "Order one one two two": digit by digit. */
    private static Optional<Piece.Id> spelled(List<Token> tokens, int from, int at, NextTokens next) {
        var last = at;
        while (last < tokens.size() && DIGITS.indexOf(tokens.get(last).text()) >= 0) {
            last++;
        }
        var digits = tokens.subList(at, last).stream().map(token -> String.valueOf(DIGITS.indexOf(token.text())))
                .collect(Collectors.joining());
        return digits.length() < SHORTEST_ORDER || next.isThing(last)
                ? Optional.empty()
                : Optional.of(new Piece.Id(Concept.ORDER, digits, from, last));
    }

    /** An id of letters and digits without spaces, with a digit in it. */
    private static Optional<Piece.Id> named(String text, List<Token> tokens, int from, int at, Concept of) {
        var last = at;
        while (last + 1 < tokens.size() && tokens.get(last).touches(tokens.get(last + 1))
                && !Set.of(".", ",", "?", "!", ";").contains(tokens.get(last + 1).text())) {
            last++;
        }
        var value = inAscii(text.substring(tokens.get(at).start(), tokens.get(last).end()));
        return value.chars().anyMatch(Character::isDigit) && !isTime(tokens, at, last)
                ? Optional.of(new Piece.Id(of, value, from, last + 1))
                : Optional.empty();
    }

    /** "Kaam 5 radd karo". */
    private static boolean isWork(List<Token> tokens, int at, NextTokens next) {
        return tokens.get(at).is("kaam") && at + 1 < tokens.size() && tokens.get(at + 1).isNumber()
                && !next.isThing(at + 2);
    }

    /** "Alarm 6 baje ka", "reminder 5pm". */
    private static boolean isTime(List<Token> tokens, int from, int last) {
        return IntStream.rangeClosed(from + 1, Math.min(last + 1, tokens.size() - 1))
                .anyMatch(at -> OF_TIME.contains(tokens.get(at).text()));
    }

    /** As the other services write ids: कार्ट ७३ is cart 73. */
    private static String inAscii(String typed) {
        var ascii = new StringBuilder();
        typed.codePoints()
                .forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return ascii.toString();
    }
}
