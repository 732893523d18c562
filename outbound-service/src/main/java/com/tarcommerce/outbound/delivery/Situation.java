package com.tarcommerce.outbound.delivery;

/**
 * What a failure is judged by besides itself.
 *
 * @param away whether the platform answers nobody at present, which is no message's fault
 */
record Situation(String chat, boolean away) {
}
