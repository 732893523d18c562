package com.tarcommerce.testsupport.telegram;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Telegram writes it. */
final class Telegram {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Telegram() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode truth() {
        return JsonNodeFactory.instance.booleanNode(true);
    }
}
