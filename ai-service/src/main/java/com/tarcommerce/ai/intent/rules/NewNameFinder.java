package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Units;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the name of an item that the catalogue lacks. */
final class NewNameFinder {
    private static final Set<Concept> ENDS_A_NAME = EnumSet.of(Concept.PRICE, Concept.STOCK, Concept.TO, Concept.FOR,
            Concept.LIGHT, Concept.ADD, Concept.NEW, Concept.START_SELLING, Concept.PRODUCT, Concept.CATALOGUE,
            Concept.CREATE, Concept.AND, Concept.PUT,
            Concept.POLITE);
    private static final Set<String> ARTICLES = RuleWords.of("new name finder articles");
    private final Units units = new Units();

    /** From the first unknown word on: words, sizes that touch them, names that the catalogue has. */
    Optional<Typed> find(Reading reading) {
        var pieces = reading.pieces();
        var first = nextName(pieces, 0);
        if (isKindBeforeVerb(pieces, first)) {
            first = nextName(pieces, first + 2);
        }
        var last = first;
        while (last < pieces.size() && continues(reading, pieces, first, last)) {
            last++;
        }
        while (first > 0 && first < last && (isWrittenAsName(reading, first - 1)
                || (mayBeOfName(pieces.get(first - 1)) && isWrittenAlike(reading, first - 1, first)))) {
            first--;
        }
        while (first < last && last < pieces.size()
                && (mayBeOfName(pieces.get(last)) || isWrittenAsName(reading, last)
                        || isSize(reading, pieces.get(last)))) {
            last++;
        }
        while (first < last && last < pieces.size()
                && (isUnitOfName(reading, pieces.get(last)) || Particles.is(reading, pieces, last))) {
            last++;
        }
        first = first < last && Particles.is(reading, pieces, first - 1) ? first - 2 : first;
        return first == last || isKindOfThing(reading, pieces.subList(first, last))
                ? Optional.empty()
                : Optional.of(Typed.of(reading, pieces.subList(first, last)));
    }

    private static int nextName(List<Piece> pieces, int from) {
        var at = from;
        while (at < pieces.size() && !Typed.mayBe(pieces.get(at))) {
            at++;
        }
        return at;
    }

    /** "Naya phool jodo Blue Orchid": what stands between "new" and the verb is its kind, if a name follows. */
    private static boolean isKindBeforeVerb(List<Piece> pieces, int at) {
        return at > 0 && at + 2 < pieces.size() && pieces.get(at - 1).means(Concept.NEW)
                && pieces.get(at + 1).means(Set.of(Concept.ADD, Concept.CREATE)) && Typed.mayBe(pieces.get(at + 2));
    }

    /** "I want to add a new sweet" names no sweet. */
    private static boolean isKindOfThing(Reading reading, List<Piece> name) {
        var at = reading.pieces().indexOf(name.getFirst());
        var typed = reading.typed(name.getFirst().from(), name.getLast().to());
        return name.size() == 1 && typed.chars().allMatch(Character::isLowerCase) && at > 1
                && reading.all(Piece.Amount.class).findAny().isEmpty()
                && reading.pieces().get(at - 1) instanceof Piece.Meaning(var concept, var from, _)
                && concept == Concept.NEW && ARTICLES.contains(reading.tokens().get(from - 1).text());
    }

    /** "Velvet Potli Bag": a unit that nothing is counted in. */
    private boolean isUnitOfName(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(var concept, var from, var to)
                && (concept == Concept.FILLER || concept == Concept.UNIT) && to == from + 1
                && units.find(reading.tokens().get(from).text()).isPresent();
    }

    /** What no frame of a new item has a place for, beside its name: "Cash Box", "Night Cream". */
    private static boolean mayBeOfName(Piece piece) {
        return piece instanceof Piece.Meaning meaning && !endsName(meaning)
                && !Frame.GRAMMAR.contains(meaning.concept()) && meaning.concept() != Concept.QUESTION;
    }

    /** The "came in" of "Eyeliner 80 pieces came in" does, the In of "Fill In" does not. */
    private static boolean endsName(Piece.Meaning word) {
        return ENDS_A_NAME.contains(word.concept())
                || (word.concept() == Concept.ARRIVED && word.to() > word.from() + 1);
    }

    /** "Put Smart Plug in the catalogue": a small word before capitals is none of the name. */
    private static boolean isWrittenAlike(Reading reading, int before, int first) {
        return isCapital(reading, before) || !isCapital(reading, first);
    }

    private static boolean isCapital(Reading reading, int at) {
        var piece = reading.pieces().get(at);
        return Character.isUpperCase(reading.typed(piece.from(), piece.to()).codePointAt(0));
    }

    /** The Up of "Thums Up", the Bottle of "add Bottle Holder": a word of grammar or a unit, but with a capital letter. */
    private static boolean isWrittenAsName(Reading reading, int at) {
        return reading.pieces().get(at) instanceof Piece.Meaning(var concept, var from, var to) && to == from + 1
                && from > 0 && (concept == Concept.FILLER || concept == Concept.UNIT)
                && isCapital(reading, at);
    }

    /** "Sattu 500 gm 70 rupees 15 packet": a weight behind the name is the size where it is in grams, or the count is said besides. */
    private static boolean isSize(Reading reading, Piece piece) {
        return piece instanceof Piece.Amount amount && amount.isMeasure() && (isGlued(reading, amount)
                || amount.isFine()
                || reading.all(Piece.Amount.class).filter(other -> !other.money() && other.sign() == 0).count() > 1);
    }

    private static boolean continues(Reading reading, List<Piece> pieces, int first, int at) {
        var piece = pieces.get(at);
        if (Typed.mayBe(piece)) {
            return true;
        }
        return at > first && switch (piece) {
            case Piece.Amount amount -> (amount.isMeasure() && isGlued(reading, amount))
                    || (isPlain(amount) && at + 1 < pieces.size()
                            && (Typed.mayBe(pieces.get(at + 1)) || isBeforePrice(reading, at)));
            case Piece.Meaning word -> !endsName(word) && at + 1 < pieces.size()
                    && Typed.mayBe(pieces.get(at + 1));
            default -> false;
        };
    }

    /** The 120 of "Allegra 120 rate 180, 20 strip": price and count are said besides. */
    private static boolean isBeforePrice(Reading reading, int at) {
        var next = reading.word(reading.pieces().get(at + 1).from()).equals(",") && at + 2 < reading.pieces().size()
                ? reading.pieces().get(at + 2)
                : reading.pieces().get(at + 1);
        return ((next instanceof Piece.Meaning(var concept, _, _) && concept == Concept.PRICE)
                || (next instanceof Piece.Amount amount && amount.money()))
                && reading.all(Piece.Amount.class).count() > 2;
    }

    /** The 52 of "Liv 52 DS". */
    private static boolean isPlain(Piece.Amount amount) {
        return amount.unit() == null && !amount.money() && amount.sign() == 0;
    }

    /** "500g" is a size of a new item; "10 kg" is how much of it there is. */
    private static boolean isGlued(Reading reading, Piece.Amount amount) {
        return reading.typed(amount.from(), amount.to()).chars().noneMatch(Character::isWhitespace);
    }
}
