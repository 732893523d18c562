package com.tarcommerce.outbound.text;

import org.jspecify.annotations.Nullable;

/**
 * How a stretch of a text looks.
 *
 * @param type   as Telegram names it: {@code bold}, {@code italic}, {@code code}, {@code pre}, {@code text_link}
 * @param offset in UTF-16 units, as Telegram counts
 * @param url    of a {@code text_link}
 */
public record Mark(String type, int offset, int length, @Nullable String url) {
}
