package com.tarcommerce.ai.text;

import java.math.BigDecimal;

/**
 * A number in digits or words.
 *
 * @param to  behind its last token
 * @param shy whether its word means something else too (Hindi {@code do}), so that only what follows makes it a number
 */
public record Numeral(BigDecimal value, int to, boolean shy) {
}
