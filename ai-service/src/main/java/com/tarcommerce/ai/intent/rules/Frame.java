package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Table;
import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One way to say an intent: the concepts it needs, those that may stand beside them, and the slots to fill. */
record Frame(IntentName intent, Kind kind, List<Set<Concept>> needs, Set<Concept> takes, List<Slot> slots) {

    /** Concepts that any text may hold; they speak for no frame. */
    static final Set<Concept> GRAMMAR = EnumSet.of(Concept.POLITE, Concept.FILLER, Concept.UNIT, Concept.IS,
            Concept.NOW,
            Concept.WE_HAVE, Concept.GOT, Concept.LIGHT, Concept.DONE, Concept.AND, Concept.CUSTOMER, Concept.FROM,
            Concept.LAST_CHANGE, Concept.OUT, Concept.FROM_IT, Concept.ONWARDS);

    /** General words and persons; whoever stands beside a command makes no other of it. */
    private static final Set<Concept> NOISE = EnumSet.of(Concept.NOISE, Concept.THING, Concept.PEOPLE, Concept.MESSAGE,
            Concept.COURIER, Concept.WENT);

    /** Where, for how long, of when, on what terms: beside these a change is asked back, unless the frame takes them. */
    private static final Set<Concept> SITUATION = EnumSet.of(Concept.PLACE, Concept.ELSEWHERE, Concept.OTHERS,
            Concept.SPAN,
            Concept.BYGONE, Concept.CREDIT, Concept.HANDLING);

    /** Concepts that turn a text around; only a frame that takes them may explain it. */
    private static final Set<Concept> CAREFUL = EnumSet.of(Concept.NO, Concept.ABSENT, Concept.WHY,
            Concept.PAST, Concept.STOP, Concept.UNWANTED, Concept.HABIT, Concept.OR,
            Concept.WRONG, Concept.NOT_YET, Concept.MISTAKE, Concept.FOR_ME, Concept.LATER);

    /** What a frame may do, and how sure it must be; {@code frames.tsv} says what each means. */
    enum Kind {
        WRITE, READ, PLAIN, ASK, BARE, WHOLE;

        boolean writes() {
            return this == WRITE || this == ASK || this == BARE || this == WHOLE;
        }

        boolean alwaysAsks() {
            return this == ASK || this == BARE;
        }

        /** Only beside a verb of ours may general words stand unexplained. */
        boolean bearsNoise() {
            return this == WRITE || this == READ;
        }

        /** Whether a word about where or when may stand there, if only to be asked about. */
        boolean bearsSituations() {
            return bearsNoise() || this == PLAIN;
        }

        boolean mustExplainAll() {
            return this == PLAIN || this == BARE || this == WHOLE;
        }
    }

    static List<Frame> all() {
        return Table.rows("ai/rules/frames.tsv").stream().map(Frame::parse).toList();
    }

    private static Frame parse(List<String> cells) {
        var needs = words(cells.get(2)).stream().map(Frame::either).toList();
        var takes = EnumSet.copyOf(GRAMMAR);
        var kind = Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
        takes.addAll(kind.writes()
                ? Set.of(Concept.TODAY)
                : Set.of(Concept.QUESTION, Concept.PAST, Concept.SHOW, Concept.TELL, Concept.HOW_MANY, Concept.SEND,
                        Concept.SHIP, Concept.FOR_ME));
        words(cells.get(3)).forEach(concept -> takes.add(Concept.valueOf(concept)));
        needs.forEach(takes::addAll);
        return new Frame(IntentName.fromWire(cells.get(0)), kind, needs, takes,
                words(cells.get(4)).stream().map(Slot::parse).toList());
    }

    private static Set<Concept> either(String text) {
        var concepts = EnumSet.noneOf(Concept.class);
        Table.alternatives(text).forEach(name -> concepts.add(Concept.valueOf(name)));
        if (concepts.contains(Concept.SHOW)) {
            concepts.add(Concept.TELL);
        }
        return concepts;
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.equals("-")).toList();
    }

    /** Whether a word says little by itself, so that the name of an item may hold it. */
    static boolean isGeneral(Concept concept) {
        return NOISE.contains(concept) || isSituation(concept);
    }

    static boolean isNoise(Concept concept) {
        return NOISE.contains(concept);
    }

    static boolean isSituation(Concept concept) {
        return SITUATION.contains(concept);
    }

    boolean isIn(Set<Concept> concepts) {
        for (var either : needs) {
            if (Collections.disjoint(either, concepts)) {
                return false;
            }
        }
        for (var concept : concepts) {
            if (CAREFUL.contains(concept) && !takes.contains(concept)) {
                return false;
            }
        }
        return true;
    }

    /** The same without what its own words would say. */
    Frame withPlainSlots() {
        return new Frame(intent, kind, needs, takes,
                slots.stream().map(slot -> new Slot(slot.kind(), slot.required(), null)).toList());
    }

    boolean needs(Concept concept) {
        return needs.stream().anyMatch(either -> either.contains(concept));
    }

    boolean asksFor(Slot.Kind kind) {
        for (var slot : slots) {
            if (slot.kind() == kind) {
                return true;
            }
        }
        return false;
    }
}
