package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares an answer with those that are right, as {@code evaluation/README.md} lays down. */
record Verdict(boolean intent, boolean exact, boolean unsafe) {
    private static final Set<String> CHANGING = Set.of("update_stock", "adjust_stock", "add_item", "update_price",
            "remove_item", "create_order", "update_order_status", "nudge_cart", "schedule_reminder",
            "schedule_recurring", "cancel_task", "bind_topic", "unbind_topic", "undo");
    private static final List<String> THAT_HURT = List.of("item", "quantity", "delta", "price", "order_id", "cart_id",
            "task_id", "status", "role", "customer", "at", "cron");
    private static final Set<String> AS_TYPED = Set.of("text", "customer");

    static Verdict of(JsonNode answer, List<JsonNode> right) {
        return new Verdict(right.stream().anyMatch(other -> name(other).equals(name(answer))),
                right.stream().anyMatch(other -> equal(answer, other)),
                changes(answer) && right.stream().noneMatch(other -> same(answer, other)));
    }

    /** Whether data would be changed without a question. */
    static boolean changes(JsonNode answer) {
        return CHANGING.contains(name(answer)) && !asks(answer);
    }

    private static boolean same(JsonNode answer, JsonNode right) {
        return name(answer).equals(name(right)) && !asks(right)
                && THAT_HURT.stream().allMatch(slot -> equal(slot, name(answer), answer.get(slot), right.get(slot)));
    }

    private static boolean equal(JsonNode answer, JsonNode right) {
        var slots = new HashSet<>(answer.propertyNames());
        slots.addAll(right.propertyNames());
        return slots.stream().filter(slot -> counts(slot, right))
                .allMatch(slot -> equal(slot, name(answer), answer.get(slot), right.get(slot)));
    }

    private static boolean counts(String slot, JsonNode right) {
        return switch (slot) {
            case "reason" -> !name(right).equals("unknown")
                    || "several_commands".equals(right.path("reason").asString(""));
            case "candidates" -> !set(right.path("missing")).contains("item");
            default -> true;
        };
    }

    private static boolean equal(String slot, String intent, @Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a.isNumber() && b.isNumber()) {
            return new BigDecimal(a.asString()).compareTo(new BigDecimal(b.asString())) == 0;
        }
        if (a.isArray()) {
            return set(a).equals(set(b));
        }
        if (slot.equals("at")) {
            return OffsetDateTime.parse(a.asString()).toInstant()
                    .equals(OffsetDateTime.parse(b.asString()).toInstant());
        }
        var typed = AS_TYPED.contains(slot) || (slot.equals("item") && intent.equals("add_item"));
        return typed
                ? bare(a.asString()).equals(bare(b.asString()))
                : Objects.equals(a, b);
    }

    private static Set<String> set(JsonNode array) {
        var values = new HashSet<String>();
        array.forEach(value -> values.add(value.asString()));
        return values;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{P}]", "");
    }

    private static boolean asks(JsonNode answer) {
        return answer.path("needs_clarification").asBoolean(false);
    }

    private static String name(JsonNode answer) {
        return answer.get("intent").asString();
    }
}
