package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A node's {@code data} object: what Tar knows in it is read and written by name, what others put there stays. */
public record NodeData(ObjectNode object) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {
    };

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {
    };

    public static final NodeData EMPTY = new NodeData(JSON.createObjectNode());

    public NodeData {
        object = object.deepCopy();
    }

    public static NodeData of(Node node) {
        return parse(node.data());
    }

    /** An object, whatever the text is: any writer may have put anything there. */
    public static NodeData parse(String json) {
        return JSON.readTree(json) instanceof ObjectNode object ? new NodeData(object) : EMPTY;
    }

    /** @param fields what a JSON object may hold: maps, lists, text, numbers, truth values and null */
    public static NodeData of(Map<String, @Nullable Object> fields) {
        return new NodeData(JSON.<ObjectNode>valueToTree(fields));
    }

    /** A copy, to change. */
    public Map<String, @Nullable Object> fields() {
        return JSON.convertValue(object, FIELDS);
    }

    public @Nullable String text(String field) {
        var value = object.get(field);
        return value == null || value.isNull() || value.isContainer() ? null : value.asString();
    }

    public @Nullable BigDecimal number(String field) {
        return object.get(field) instanceof JsonNode value && value.isNumber() ? value.decimalValue() : null;
    }

    public boolean flag(String field) {
        return object.get(field) instanceof JsonNode value && value.isBoolean() && value.booleanValue();
    }

    /** What an order or a cart holds; empty if its lines are missing or of another shape. */
    public List<Line> lines() {
        try {
            var lines = object.get("lines");
            return lines != null && lines.isArray() ? List.copyOf(JSON.convertValue(lines, LINES)) : List.of();
        } catch (RuntimeException otherShape) {
            return List.of();
        }
    }

    public NodeData with(String field, Object value) {
        var copy = object.deepCopy();
        copy.set(field, JSON.valueToTree(value));
        return new NodeData(copy);
    }

    public String json() {
        return JSON.writeValueAsString(object);
    }

    /**
     * One line of an order or a cart.
     *
     * @param item     the item's id
     * @param name     its name at that time
     * @param quantity in its unit
     * @param price    paise a unit at that time
     */
    public record Line(String item, String name, BigDecimal quantity, long price) {
        /** @throws IllegalArgumentException for what can't be a line, whoever wrote it */
        public Line {
            if (item == null || name == null || quantity == null || quantity.signum() <= 0 || price < 0) {
                throw new IllegalArgumentException("a line has an item, a name, a quantity above 0 and a price");
            }
        }
    }
}
