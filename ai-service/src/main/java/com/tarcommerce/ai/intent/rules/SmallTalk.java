package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves out the sentences before and behind a command that do nothing: "school rush is mad today.. 5 pens sold". */
final class SmallTalk {
    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 9;
    private static final int MOST_UNKNOWN = 3;
    private static final Set<String> MARKS = RuleWords.of("small talk marks");
    private static final Set<String> DASHES = RuleWords.of("small talk dashes");
    /** Weather, crowds, moods, feasts: one of these says what a sentence is about. */
    private static final Set<String> OPENING = RuleWords.of("small talk opening");
    private static final Set<String> MOODS = RuleWords.of("small talk moods");
    /** What may turn a command around, say more of its item, or go on behind it. */
    private static final Set<String> TURNING = RuleWords.of("small talk turning");
    /** At the beginning these go on with what stands before. */
    private static final Set<String> GOING_ON = RuleWords.of("small talk going on");
    private static final Set<String> GOING_ON_BEHIND = RuleWords.of("small talk going on behind");
    private static final Set<String> PERSONS = RuleWords.of("small talk persons");
    private static final Set<Concept> MANNERS = EnumSet.of(Concept.POLITE, Concept.FILLER, Concept.TODAY, Concept.NOW,
            Concept.AND);
    private static final Set<Concept> BESIDE_TALK = EnumSet.of(Concept.NOISE, Concept.THING, Concept.PEOPLE,
            Concept.CUSTOMER, Concept.COURIER, Concept.MESSAGE, Concept.IS, Concept.PAST, Concept.SPAN, Concept.DONE,
            Concept.ELSEWHERE);

    private SmallTalk() {
    }

    /** @return the text without it; empty if there is none, or nothing else */
    static Optional<String> leftOut(Reading reading) {
        var sentences = sentences(reading);
        var first = 0;
        while (first < sentences.size() && isOpening(reading, sentences.get(first))) {
            first++;
        }
        var last = sentences.size();
        while (last > first && isClosing(reading, sentences.get(last - 1))) {
            last--;
        }
        return first == last || last - first == sentences.size()
                ? Optional.empty()
                : Optional.of(reading.typed(sentences.get(first).getFirst().from(),
                        sentences.get(last - 1).getLast().to()));
    }

    /** The pieces between the marks; what a phrase or a name holds is no mark. */
    private static List<List<Piece>> sentences(Reading reading) {
        var within = within(reading.pieces());
        var sentences = new ArrayList<List<Piece>>();
        var open = new ArrayList<Piece>();
        var read = 0;
        for (var at = 0; at < reading.tokens().size(); at++) {
            if (isMark(reading.tokens(), at) && !within.get(at)) {
                close(open, sentences);
            }
            while (read < reading.pieces().size() && reading.pieces().get(read).from() <= at) {
                open.add(reading.pieces().get(read++));
            }
        }
        close(open, sentences);
        return sentences;
    }

    private static void close(List<Piece> open, List<List<Piece>> sentences) {
        if (!open.isEmpty()) {
            sentences.add(List.copyOf(open));
            open.clear();
        }
    }

    private static BitSet within(List<Piece> pieces) {
        var within = new BitSet();
        pieces.forEach(piece -> within.set(piece.from() + 1, piece.to()));
        return within;
    }

    private static boolean isMark(List<Token> tokens, int at) {
        var token = tokens.get(at);
        return token.is("\n") || (MARKS.contains(token.text()) && !Signs.isTitlesDot(tokens, at))
                || (DASHES.contains(token.text()) && at > 0 && !tokens.get(at - 1).touches(token))
                || Character.getType(token.text().codePointAt(0)) == Character.OTHER_SYMBOL;
    }

    /** What is said before a command may be of anything, if it is of weather, crowds, moods or a feast too. */
    private static boolean isOpening(Reading reading, List<Piece> sentence) {
        return isManners(sentence) || (isTalk(reading, sentence, OPENING) && sentence.stream()
                .filter(piece -> isUnknown(reading, piece)).count() <= MOST_UNKNOWN);
    }

    /** What is said behind it might take it back: every word is known, and one of them says how somebody feels. */
    private static boolean isClosing(Reading reading, List<Piece> sentence) {
        return isManners(sentence) || (isTalk(reading, sentence, MOODS) && sentence.stream()
                .noneMatch(piece -> isUnknown(reading, piece) || piece.means(Concept.ELSEWHERE)
                        || GOING_ON_BEHIND.contains(reading.word(piece.from()))));
    }

    private static boolean isManners(List<Piece> sentence) {
        return sentence.stream().allMatch(piece -> piece.means(MANNERS));
    }

    private static boolean isUnknown(Reading reading, Piece piece) {
        var word = reading.word(piece.from());
        return piece instanceof Piece.Other && !OPENING.contains(word) && !MOODS.contains(word)
                && !PERSONS.contains(word);
    }

    private static boolean isTalk(Reading reading, List<Piece> sentence, Set<String> about) {
        var words = reading.tokens().subList(sentence.getFirst().from(), sentence.getLast().to()).stream()
                .filter(Token::isWord).map(Token::text).toList();
        return words.size() >= FEWEST_WORDS && words.size() <= MOST_WORDS && words.stream().anyMatch(about::contains)
                && words.stream().noneMatch(TURNING::contains) && !GOING_ON.contains(words.getFirst())
                && sentence.stream().allMatch(piece -> piece instanceof Piece.Other || piece.means(MANNERS)
                        || piece.means(BESIDE_TALK));
    }
}
