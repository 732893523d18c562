package com.tarcommerce.testsupport.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Telegram user or bot; {@code username} as it is written, without {@code @}. */
public record Person(long id, String firstName, @Nullable String username, boolean bot) {

    /** The fake user in whose name an anonymous administrator speaks. */
    public static final Person ANONYMOUS_ADMIN = new Person(1_087_968_824L, "Group", "GroupAnonymousBot", true);

    /** A person with a username made of the first name. */
    public static Person called(String firstName, long id) {
        return new Person(id, firstName, firstName.toLowerCase(Locale.ROOT).replace(' ', '_'), false);
    }

    public static Person withoutUsername(String firstName, long id) {
        return new Person(id, firstName, null, false);
    }

    public static Person bot(String firstName, String username, long id) {
        return new Person(id, firstName, username, true);
    }

    ObjectNode json() {
        var user = JsonNodeFactory.instance.objectNode().put("id", id).put("is_bot", bot).put("first_name", firstName);
        if (username != null) {
            user.put("username", username);
        }
        return bot ? user : user.put("language_code", "en");
    }
}
