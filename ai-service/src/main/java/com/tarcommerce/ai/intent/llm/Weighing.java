package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.ai.intent.WhenUnsure;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rules and model say together: a question of the model is answered, unless the rules read a change, which would be
 * lost; a change is at most asked about. Not even a change that both read is made unasked, for what made the rules doubt
 * may be hearsay that neither of them knows.
 */
final class Weighing {
    private static final double ANSWERED = 0.7;
    private static final double PROPOSED = 0.5;

    private final IntentAnswer first;
    private final IntentName name;
    private final ObjectNode slots;
    private final ObjectNode firstSlots;
    private final String engine;

    /** @param engine the name of the model */
    Weighing(IntentAnswer first, Intent opinion, String engine) {
        this.first = first;
        this.name = opinion.name();
        this.engine = engine;
        this.firstSlots = tree(first.intent());
        this.slots = tree(opinion);
        if (isSameIntent()) {
            firstSlots.properties().forEach(slot -> slots.putIfAbsent(slot.getKey(), slot.getValue()));
        }
    }

    IntentAnswer answer() {
        return switch (WhenUnsure.of(name)) {
            case ANSWER -> isChangeOfTheRules() ? first : answer(!missing().isEmpty(), ANSWERED);
            case ASK -> contradicts() || isFirstBetter() ? first : answer(true, PROPOSED);
            case NEVER -> first;
        };
    }

    /** The rules read another value in the same slot: then theirs is what is asked about. */
    private boolean contradicts() {
        return isSameIntent() && firstSlots.properties().stream()
                .anyMatch(slot -> !same(slot.getValue(), slots.path(slot.getKey())));
    }

    /** Of which they know more than that there is one: what came would neither be booked nor asked about. */
    private boolean isChangeOfTheRules() {
        var change = first.intent().name();
        return change != IntentName.UNKNOWN && WhenUnsure.of(change) != WhenUnsure.ANSWER
                && (needsButAYes() || firstSlots.properties().stream()
                        .anyMatch(slot -> !slot.getKey().equals(IntentSchema.INTENT)));
    }

    /** A question that needs but a yes is not given up for another one. */
    private boolean isFirstBetter() {
        return needsButAYes() || (!isSameIntent() && !missing().isEmpty());
    }

    private boolean needsButAYes() {
        return first.needsClarification() && first.missing().isEmpty();
    }

    private boolean isSameIntent() {
        return first.intent().name() == name;
    }

    private IntentAnswer answer(boolean asks, double confidence) {
        var missing = missing();
        var candidates = missing.contains(Field.ITEM.wire()) ? first.candidates() : List.<String>of();
        return new IntentAnswer(JsonMapper.shared().treeToValue(slots, Intent.class), confidence, engine, asks, missing,
                candidates, reason(asks, missing));
    }

    private static @Nullable Reason reason(boolean asks, List<String> missing) {
        if (!asks) {
            return null;
        }
        return missing.isEmpty() ? Reason.LOW_CONFIDENCE : Reason.MISSING_SLOT;
    }

    private List<String> missing() {
        var moment = switch (name) {
            case SCHEDULE_REMINDER -> List.of("at");
            case SCHEDULE_RECURRING -> List.of("cron");
            default -> List.<String>of();
        };
        return Stream
                .concat(Shape.of(name).needed().stream().map(Field::wire), moment.stream())
                .filter(slot -> !slots.has(slot)).toList();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        var numbers = one.isNumber() && other.isNumber();
        return numbers
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static ObjectNode tree(Intent intent) {
        return JsonMapper.shared().valueToTree(intent);
    }
}
