package com.tarcommerce.gateway.intake;

/**
 * An update as it came, before anybody understood it.
 *
 * @param account  which of our bots or workspaces; empty for the only one
 * @param updateId the platform's id, unique within channel and account
 * @param lane     updates of one lane are handled one after the other, in the order of arrival
 * @param body     the raw update
 */
public record Arrival(String channel, String account, String updateId, String lane, String body) {
}
