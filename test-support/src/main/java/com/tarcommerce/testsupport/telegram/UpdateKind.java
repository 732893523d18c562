package com.tarcommerce.testsupport.telegram;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which kind of update one is: its only field besides the id. */
final class UpdateKind {
    /** Delivered only to a bot that asked for them by name. */
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private UpdateKind() {
    }

    static String of(JsonNode update) {
        return update.propertyNames().stream().filter(name -> !"update_id".equals(name)).findFirst().orElse("");
    }

    static JsonNode content(JsonNode update) {
        return update.path(of(update));
    }

    /** Whether a bot that asked for these kinds (for none in particular, if empty) is told of the update. */
    static boolean wanted(JsonNode update, Set<String> allowed) {
        var kind = of(update);
        return allowed.isEmpty() ? !ON_REQUEST.contains(kind) : allowed.contains(kind);
    }
}
