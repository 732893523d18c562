package com.tarcommerce.common.contract.message;

/**
 * A file that outbound has.
 *
 * @param id   for {@link Media}
 * @param type as its bytes have it
 * @param size in bytes
 */
public record KeptMedia(String id, String type, int size) {
}
