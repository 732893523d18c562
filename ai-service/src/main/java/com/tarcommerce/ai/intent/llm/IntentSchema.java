package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of every intent and {@code unknown}; what a room may do never changes it. */
final class IntentSchema {
    /** The object around the command: servers with strict schemas take no choice at the root. */
    static final String COMMAND = "command";
    static final String INTENT = "intent";

    private IntentSchema() {
    }

    /** @param items the only names that an item may have */
    static ObjectNode of(List<String> items) {
        var commands = JsonNodeFactory.instance.arrayNode();
        for (var intent : IntentName.values()) {
            commands.add(command(intent, items));
        }
        var root = object();
        root.putObject("properties").putObject(COMMAND).set("anyOf", commands);
        root.putArray("required").add(COMMAND);
        return root;
    }

    private static ObjectNode command(IntentName intent, List<String> items) {
        var command = object();
        var properties = command.putObject("properties");
        var required = command.putArray("required");
        properties.putObject(INTENT).put("type", "string").putArray("enum").add(intent.wire());
        required.add(INTENT);
        for (var field : Shape.of(intent).all()) {
            describe(field, items, properties.putObject(field.wire()));
            required.add(field.wire());
        }
        return command;
    }

    /** Strict servers want every slot; what the text does not say is null. */
    private static void describe(Field field, List<String> items, ObjectNode slot) {
        var only = field == Field.ITEM ? items : field.only();
        if (!only.isEmpty() || field == Field.ITEM) {
            values(only, slot.putArray("enum"));
        } else {
            slot.putArray("type").add(field.isNumber() ? "number" : "string").add("null");
        }
    }

    private static void values(List<String> only, ArrayNode values) {
        only.forEach(values::add);
        values.addNull();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
    }
}
