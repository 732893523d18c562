package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.Node;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A node as the audit keeps it: with its version and times, so that undo can go by it. */
final class NodeJson {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private NodeJson() {
    }

    static String write(Node node) {
        return JSON.writeValueAsString(node);
    }

    static Node read(String json) {
        return JSON.readValue(json, Node.class);
    }
}
