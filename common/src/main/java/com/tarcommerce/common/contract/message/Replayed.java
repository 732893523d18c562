package com.tarcommerce.common.contract.message;

/** How many dead letters are on their way again. */
public record Replayed(int count) {
}
