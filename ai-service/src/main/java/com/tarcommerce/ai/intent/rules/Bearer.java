package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.intent.rules.Piece.Meaning;
import com.tarcommerce.ai.intent.rules.Piece.Other;
import com.tarcommerce.ai.text.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who or what stands beside a complete command: "Ramesh paid for 1042", "surat se 40 saree aayi". It changes nothing. */
final class Bearer {
    private static final int LONGEST_NAME = 2;
    private static final Set<String> MARKS = RuleWords.of("bearer marks");
    private static final Set<Concept> BEFORE = EnumSet.of(Concept.FROM, Concept.CUSTOMER, Concept.FOR, Concept.TO);
    private static final Set<Concept> ACTS = EnumSet.of(Concept.PAID, Concept.PAYMENT, Concept.CANCELLED,
            Concept.RETURNED, Concept.BOUGHT, Concept.TOOK);

    private static final Set<String> DOERS = RuleWords.of("bearer doers");
    private static final Set<Concept> RECEIVING = EnumSet.of(Concept.TO, Concept.CUSTOMER, Concept.FOR);
    private static final Set<String> TITLES = RuleWords.of("bearer titles");
    private static final Set<String> TAKING = RuleWords.of("bearer taking");
    private static final Set<String> ARTICLES = RuleWords.of("bearer articles");
    private static final Set<String> WAYS = RuleWords.of("bearer ways");

    private Bearer() {
    }

    /** @return the pieces of short unknown names beside an order */
    static List<Piece> ofOrder(Reading reading) {
        return names(reading, List.of()).filter(name -> isBehind(reading, name, BEFORE) || isOnItsWay(reading, name)
                || isMarked(reading, name, MARKS) || isDoing(reading, name) || endsInPossessive(reading, name))
                .flatMap(List::stream).toList();
    }

    /** Where goods came from, went to, or by whom: "surat se 40 saree aayi", "sold 5 lassis to the school". */
    static List<Piece> ofGoods(Reading reading, Mention goods) {
        return goods.isKnown()
                ? names(reading, goods.pieces()).filter(name -> isPlace(reading, name)
                        || isOnItsWay(reading, name) || isMarked(reading, name, DOERS)
                        || isTaking(reading, name)).flatMap(List::stream).toList()
                : List.of();
    }

    /** Whom goods were sold or given to: "gave 12 pens to St Mary school", "verma ji ko 3 bech diye". */
    static List<Piece> receiving(Reading reading, Mention goods) {
        return goods.isKnown()
                ? names(reading, goods.pieces()).filter(name -> isBehind(reading, name, RECEIVING)
                        || isMarked(reading, name, Set.of("ko"))).flatMap(List::stream).toList()
                : List.of();
    }

    /** "Gave 2 garlands to the temple". */
    static boolean isToPlace(Reading reading) {
        return reading.all(Meaning.class).filter(meaning -> meaning.concept() == Concept.ELSEWHERE)
                .anyMatch(place -> before(reading, List.of(place)) instanceof Meaning(var concept, _, _)
                        && concept == Concept.TO);
    }

    /** "Sharma ji le gaye 3 bar", "Ramesh 5 ande le gaya". */
    private static boolean isTaking(Reading reading, List<Piece> name) {
        return TAKING.contains(reading.word(afterTitle(reading, name.getLast().to())))
                || (name.getFirst().from() == 0 && NameRuns.isCapital(reading, name) && reading.all(Meaning.class)
                        .anyMatch(meaning -> meaning.concept() == Concept.SOLD
                                && TAKING.contains(reading.word(meaning.from()))));
    }

    private static int afterTitle(Reading reading, int from) {
        var at = from;
        while (at < reading.tokens().size() && TITLES.contains(reading.tokens().get(at).text())) {
            at++;
        }
        return at;
    }

    private static Stream<List<Piece>> names(Reading reading, List<Piece> taken) {
        return Runs.of(reading, reading.all(Other.class).filter(other -> !taken.contains(other)).toList()).stream()
                .filter(run -> run.size() <= LONGEST_NAME);
    }

    private static boolean isBehind(Reading reading, List<Piece> name, Set<Concept> concepts) {
        return before(reading, name) instanceof Meaning meaning && concepts.contains(meaning.concept());
    }

    /** "From Surat", "to the school"; who stands behind a bare "to" may be a customer. */
    private static boolean isPlace(Reading reading, List<Piece> name) {
        return before(reading, name) instanceof Meaning(var concept, _, var to) && (concept == Concept.FROM
                || reading.word(to - 1).equals("from")
                || (concept == Concept.TO && reading.tokens().get(name.getFirst().from() - 1).is("the")));
    }

    private static boolean isOnItsWay(Reading reading, List<Piece> name) {
        return before(reading, name) instanceof Meaning meaning
                && reading.tokens().subList(meaning.from(), meaning.to()).stream().map(Token::text)
                        .anyMatch(WAYS::contains);
    }

    /** What stands before, articles left aside. */
    private static @Nullable Piece before(Reading reading, List<Piece> name) {
        var at = reading.pieces().indexOf(name.getFirst()) - 1;
        while (at > 0 && ARTICLES.contains(reading.word(reading.pieces().get(at).from()))) {
            at--;
        }
        return at < 0 ? null : reading.pieces().get(at);
    }

    private static boolean isMarked(Reading reading, List<Piece> name, Set<String> marks) {
        var behind = name.getLast().to();
        var marked = afterTitle(reading, behind);
        return Stream.of(behind, marked).anyMatch(
                at -> at < reading.tokens().size() && marks.contains(reading.tokens().get(at).text()));
    }

    private static boolean isDoing(Reading reading, List<Piece> name) {
        var behind = reading.pieces().indexOf(name.getLast()) + 1;
        return name.getFirst().equals(reading.pieces().getFirst()) && behind < reading.pieces().size()
                && reading.pieces().get(behind) instanceof Meaning meaning && ACTS.contains(meaning.concept());
    }

    private static boolean endsInPossessive(Reading reading, List<Piece> name) {
        return reading.tokens().get(name.getLast().to() - 1).text().endsWith("'s");
    }
}
