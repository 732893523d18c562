package com.tarcommerce.gateway.channel;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text as it can be kept and sent on. */
public final class Texts {
    private Texts() {
    }

    /** Half a surrogate pair becomes U+FFFD and NUL goes: neither survives UTF-8, a database, or the next service. */
    public static String clean(String text) {
        if (text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return text;
        }
        return text.codePoints().filter(point -> point != 0)
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    public static String join(@Nullable String first, @Nullable String last) {
        return Stream.of(first, last).filter(part -> part != null && !part.isBlank()).map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
