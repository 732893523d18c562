package com.tarcommerce.scheduler.alarm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/** JSON that was read once, when it came, and is written as it was kept: nothing of its numbers is lost on the way. */
public final class RawJson {
    private RawJson() {
    }

    /** To be written, not looked into. */
    public static @Nullable JsonNode of(@Nullable String json) {
        return json == null ? null : JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }
}
