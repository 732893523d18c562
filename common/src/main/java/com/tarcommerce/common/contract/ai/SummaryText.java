package com.tarcommerce.common.contract.ai;

/**
 * A summary.
 *
 * @param engine {@code template}, {@code extract} or the model's name
 */
public record SummaryText(String text, String engine) {
}
