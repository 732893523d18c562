package com.tarcommerce.gateway.shop;

/**
 * The shop whose API key was shown, and which key that was.
 *
 * @param label       what it was named; may be empty
 * @param administers whether its holder counts as an administrator of the shop's rooms in the browser
 */
public record KeyHolder(String tenant, String keyId, String label, boolean administers) {
}
