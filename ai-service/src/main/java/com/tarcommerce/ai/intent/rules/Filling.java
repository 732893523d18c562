package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a frame made of a text so far: values of slots, slots left open, and the pieces that are accounted for. */
final class Filling {
    private final Map<Slot.Kind, Object> values = new EnumMap<>(Slot.Kind.class);
    private final List<String> missing = new ArrayList<>();
    private final List<String> candidates = new ArrayList<>();
    private final Set<Piece> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Slot.Kind> fixed = EnumSet.noneOf(Slot.Kind.class);
    private double likeness = 1;
    private boolean ambiguous;

    void put(Slot.Kind slot, Object value, Piece... from) {
        values.put(slot, value);
        used.addAll(List.of(from));
    }

    void use(Collection<? extends Piece> pieces) {
        used.addAll(pieces);
    }

    void miss(Slot slot) {
        if (slot.required()) {
            missing.add(slot.kind().wire());
        }
    }

    /** Said, but not to be told how much: asked for, though it may be left out. */
    void missWhatWasSaid(Slot slot) {
        missing.add(slot.kind().wire());
    }

    void offer(List<String> names, boolean equallyGood) {
        candidates.addAll(names);
        ambiguous = equallyGood;
    }

    void bend(double byLikeness) {
        likeness = Math.min(likeness, byLikeness);
    }

    <T> @Nullable T get(Slot.Kind slot, Class<T> type) {
        return type.cast(values.get(slot));
    }

    Set<Piece> used() {
        return used;
    }

    boolean isFree(Piece piece) {
        return !used.contains(piece);
    }

    /** Slots that the text gave beyond the words of the frame itself. */
    int given() {
        return (int) values.keySet().stream().filter(slot -> slot != Slot.Kind.STATUS && !fixed.contains(slot)).count()
                + (ambiguous ? 1 : 0);
    }

    void fix(Slot.Kind slot, Object value) {
        values.put(slot, value);
        fixed.add(slot);
    }

    /** The slot is to be asked for, if anything fills it. */
    void forget(Slot.Kind slot) {
        if (values.remove(slot) != null) {
            missing.add(slot.wire());
        }
    }

    int filled() {
        return values.size() + (ambiguous ? 1 : 0);
    }

    /** Whether the other says everything that this one says, and the same. */
    boolean isWithin(Filling other) {
        return values.entrySet().stream().allMatch(said -> same(said.getValue(), other.values.get(said.getKey())));
    }

    private static boolean same(Object said, @Nullable Object there) {
        if (said instanceof BigDecimal one && there instanceof BigDecimal two) {
            return one.compareTo(two) == 0;
        }
        return said.equals(there);
    }

    List<String> missing() {
        return missing;
    }

    List<String> candidates() {
        return candidates;
    }

    boolean isAmbiguous() {
        return ambiguous;
    }

    double likeness() {
        return likeness;
    }
}
