package com.tarcommerce.gateway.api;

/**
 * Who calls on behalf of a shop.
 *
 * @param tenant the shop of the address
 * @param source what the audit calls the caller: {@code rest:<api key id>} or {@code rest:internal}
 */
record Caller(String tenant, String source) {
    static final String NAME = "tar.caller";
}
