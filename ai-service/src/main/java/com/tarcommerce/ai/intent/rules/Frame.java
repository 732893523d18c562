package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Table;
import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One way to say an intent: the concepts it needs, those that may stand beside them, and the slots to fill. */
record Frame(IntentName intent, boolean writes, List<Set<Concept>> needs, Set<Concept> takes, List<Slot> slots) {

    /** Concepts that any text may hold; they speak for no frame. */
    static final Set<Concept> GRAMMAR = EnumSet.of(Concept.POLITE, Concept.FILLER, Concept.LIGHT, Concept.DONE,
            Concept.AND);

    static List<Frame> all() {
        return Table.rows("ai/rules/frames.tsv").stream().map(Frame::parse).toList();
    }

    private static Frame parse(List<String> cells) {
        var needs = words(cells.get(2)).stream().map(Frame::either).toList();
        var takes = EnumSet.copyOf(GRAMMAR);
        var writes = cells.get(1).equals("write");
        takes.addAll(writes
                ? Set.of(Concept.TODAY)
                : Set.of(Concept.QUESTION, Concept.SHOW, Concept.HOW_MANY));
        words(cells.get(3)).forEach(concept -> takes.add(Concept.valueOf(concept)));
        needs.forEach(takes::addAll);
        return new Frame(IntentName.fromWire(cells.get(0)), writes, needs, takes,
                words(cells.get(4)).stream().map(Slot::parse).toList());
    }

    private static Set<Concept> either(String text) {
        var concepts = EnumSet.noneOf(Concept.class);
        Table.alternatives(text).forEach(name -> concepts.add(Concept.valueOf(name)));
        return concepts;
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.equals("-")).toList();
    }

    boolean isIn(Set<Concept> concepts) {
        return needs.stream().allMatch(either -> either.stream().anyMatch(concepts::contains));
    }

    boolean needs(Concept concept) {
        return needs.stream().anyMatch(either -> either.contains(concept));
    }

    boolean asksFor(Slot.Kind kind) {
        return slots.stream().anyMatch(slot -> slot.kind() == kind);
    }
}
