package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Knows when "kar do", "bana do" or "rakho" do not set a count: they make a verb of the word before, or goods. */
final class LightVerb {
    private static final Set<Concept> TARGETS = EnumSet.of(Concept.STOCK, Concept.TO, Concept.ONLY, Concept.LEFT,
            Concept.NOW, Concept.SHOULD, Concept.WE_HAVE);
    /** "Abhi 2 chai", "bas 2 samosa" ask for them where the count comes first. */
    private static final Set<Concept> ASKING = EnumSet.of(Concept.NOW, Concept.ONLY);
    private static final Set<Concept> TELLING = EnumSet.of(Concept.IS, Concept.WE_HAVE, Concept.GOT, Concept.STOCK,
            Concept.LEFT);
    private static final Set<Concept> VERBS = EnumSet.of(Concept.SET, Concept.LIGHT);
    private static final Set<String> HANDLING = RuleWords.of("light verb handling");

    private static final Set<String> COOKING = RuleWords.of("light verb cooking");
    private static final Set<String> ENDING = RuleWords.of("light verb ending");

    private LightVerb() {
    }

    /** "5 maggi parcel kar do": the verb is another; "khatam karo" is to do. */
    static boolean isAnothers(Frame frame, Reading reading) {
        return (frame.needs(Concept.LIGHT) && !reading.has(Concept.SET)
                && isBehind(reading, word -> Frame.isGeneral(word.concept())))
                || (frame.needs(Concept.FINISHED) && isBehind(reading, word -> isEnding(reading, word)));
    }

    private static boolean isEnding(Reading reading, Piece.Meaning word) {
        return word.concept() == Concept.FINISHED && ENDING.contains(reading.word(word.to() - 1));
    }

    private static boolean isBehind(Reading reading, Predicate<Piece.Meaning> word) {
        var pieces = reading.pieces();
        return IntStream.range(1, pieces.size()).anyMatch(at -> pieces.get(at).means(Concept.LIGHT)
                && pieces.get(at - 1) instanceof Piece.Meaning before && word.test(before));
    }

    /** "2 chai bana do", "keep 5 maggi", "make 20 donuts": work to do, where neither stock nor "to" is said. */
    static boolean makesGoods(Frame frame, Reading reading, Mention goods) {
        var setsCount = frame.intent() == IntentName.UPDATE_STOCK
                && VERBS.stream().anyMatch(frame::needs) && !reading.hasAny(TARGETS);
        return (setsCount && (isHandling(reading) || isCountFirst(reading, goods)))
                || (ASKING.stream().anyMatch(frame::needs) && !reading.hasAny(TELLING) && isCountFirst(reading, goods));
    }

    /** "20 roti aur bana do" is for the kitchen. */
    static boolean isCooking(Reading reading) {
        return reading.all(Piece.Meaning.class).filter(meaning -> VERBS.contains(meaning.concept()))
                .anyMatch(meaning -> COOKING.contains(reading.word(meaning.from())));
    }

    private static boolean isHandling(Reading reading) {
        return reading.all(Piece.Meaning.class).filter(meaning -> VERBS.contains(meaning.concept()))
                .anyMatch(meaning -> HANDLING.contains(reading.tokens().get(meaning.from()).text()));
    }

    private static boolean isCountFirst(Reading reading, Mention goods) {
        return reading.all(Piece.Amount.class)
                .anyMatch(amount -> goods.pieces().stream().anyMatch(name -> name.from() == amount.to()));
    }
}
