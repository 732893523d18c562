package com.tarcommerce.gateway.intake;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the platform knows the person.
 *
 * @param id        the platform's id; for an anonymous administrator the id of the chat on whose behalf it was sent
 * @param username  without {@code @}, in lower case; absent for people who have none
 * @param name      what to call them
 * @param anonymous an administrator who speaks as the chat itself
 */
public record Sender(String id, @Nullable String username, String name, boolean anonymous) {
}
