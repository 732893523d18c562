package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds how, by whom and where an order that is named was packed, sent or paid: "dispatched thru gati", "kept at counter", "ghar
 * pe", "against #5131, Rs 640". They change nothing about it.
 */
final class Circumstances {
    private static final int LONGEST = 3;
    private static final Set<Concept> STATUSES = EnumSet.of(Concept.PAID, Concept.PACKED, Concept.SHIPPED,
            Concept.DELIVERED, Concept.REFUNDED, Concept.WENT_OUT, Concept.HANDED, Concept.PAYMENT, Concept.ARRIVED,
            Concept.GIVEN, Concept.CANCELLED);
    private static final Set<Concept> PLAIN = EnumSet.of(Concept.PLACE, Concept.ELSEWHERE, Concept.THING,
            Concept.PEOPLE, Concept.COURIER, Concept.NOISE, Concept.FILLER, Concept.PAYMENT, Concept.MESSAGE,
            Concept.CUSTOMER, Concept.DUE);
    private static final Set<Concept> MONEY = EnumSet.of(Concept.PAID, Concept.PAYMENT, Concept.REFUNDED,
            Concept.ARRIVED);
    private static final Set<String> LEADING = RuleWords.of("circumstances leading");
    private static final Set<String> CLOSING = RuleWords.of("circumstances closing");
    /** Half of it, or only on paper. */
    private static final Set<String> TURNING = RuleWords.of("circumstances turning");
    private static final Set<String> OF_ORDER = Set.of("ka", "ki", "ke", "wala");
    private static final Set<String> SPANS = RuleWords.of("units of time");
    private static final Set<String> AGO = Set.of("back", "ago", "pehle");
    private static final Set<String> WHEN = RuleWords.of("circumstances when");

    private Circumstances() {
    }

    static List<Piece> ofOrder(Reading reading) {
        var found = new ArrayList<Piece>();
        var pieces = reading.pieces();
        if (isTurned(reading)) {
            return found;
        }
        for (var at = 0; at < pieces.size(); at++) {
            if (pieces.get(at).means(STATUSES)) {
                found.addAll(behind(reading, at + 1));
                found.addAll(before(reading, at - 1));
            }
        }
        found.addAll(goods(reading));
        found.addAll(sinceWhen(reading));
        if (reading.hasAny(MONEY)) {
            reading.all(Piece.Amount.class).filter(Piece.Amount::money).forEach(found::add);
        }
        return found;
    }

    private static boolean isTurned(Reading reading) {
        return reading.says(TURNING);
    }

    /** "Thru gati", "at the hostel gate", "ghar pe": up to the next clause, if a preposition leads it or a postposition ends it. */
    private static List<Piece> behind(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        for (var at = from; at < pieces.size() && run.size() <= LONGEST + 1 && isPart(reading, pieces.get(at)); at++) {
            run.add(pieces.get(at));
        }
        if (run.isEmpty() || run.size() > LONGEST + 1 || names(run) > LONGEST) {
            return List.of();
        }
        return isLed(reading, run) || CLOSING.contains(reading.word(run.getLast().to() - 1)) ? run : List.of();
    }

    /** "Gati se bhej diya", "porter ke haath". */
    private static List<Piece> before(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        for (var at = from; at >= 0 && run.size() <= LONGEST && isPart(reading, pieces.get(at)); at--) {
            run.addFirst(pieces.get(at));
        }
        return !run.isEmpty() && names(run) <= LONGEST && CLOSING.contains(reading.word(run.getLast().to() - 1))
                ? run
                : List.of();
    }

    /** "4402 wale ka chashma de diya": what was ordered. */
    private static List<Piece> goods(Reading reading) {
        var pieces = reading.pieces();
        var named = Runs.of(reading, reading.all(Piece.Other.class).toList()).stream()
                .filter(run -> run.size() <= 2 && OF_ORDER.contains(reading.word(run.getFirst().from() - 1)))
                .filter(run -> pieces.indexOf(run.getLast()) + 1 < pieces.size()
                        && pieces.get(pieces.indexOf(run.getLast()) + 1).means(STATUSES))
                .findFirst();
        return named.orElse(List.of());
    }

    /** "5 min back". */
    private static List<Piece> sinceWhen(Reading reading) {
        return reading.all(Piece.Amount.class)
                .filter(amount -> SPANS.contains(reading.word(amount.to()))
                        && AGO.contains(reading.word(amount.to() + 1)))
                .flatMap(amount -> reading.pieces().stream()
                        .filter(piece -> piece.from() >= amount.from() && piece.to() <= amount.to() + 2))
                .toList();
    }

    private static boolean isPart(Reading reading, Piece piece) {
        return piece instanceof Piece.Other
                || (piece instanceof Piece.Meaning(var concept, var from, var to)
                        && (PLAIN.contains(concept) || LEADING.contains(reading.word(from)))
                        && (concept != Concept.DUE || !WHEN.contains(reading.word(to - 1))));
    }

    private static boolean isLed(Reading reading, List<Piece> run) {
        return LEADING.contains(reading.word(run.getFirst().from()));
    }

    private static long names(List<Piece> run) {
        return run.stream().filter(Piece.Other.class::isInstance).count();
    }
}
