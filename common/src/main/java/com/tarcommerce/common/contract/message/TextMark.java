package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a stretch of a text looks.
 *
 * @param type   {@code bold}, {@code italic}, {@code code}, {@code pre} or {@code text_link}
 * @param offset in UTF-16 units, from 0
 * @param length in UTF-16 units
 * @param url    of a {@code text_link}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TextMark(String type, int offset, int length, @Nullable String url) {
}
