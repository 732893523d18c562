package com.tarcommerce.common.contract.message;

/** The id of a message that outbound has taken on. */
public record Accepted(String id) {
}
