package com.tarcommerce.gateway.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as RFC 4180 has it, for people who open it with a spreadsheet: with a mark that it is UTF-8, which Excel needs, and
 * without a cell that a spreadsheet would compute, for what people typed stands in it. Where Excel splits by semicolons it
 * shows a row in one cell, and what stands behind a typed semicolon in further ones: these are harmless, too. A first line
 * "sep=," would spare such people the import dialog, but Excel then takes the file for no UTF-8, and everybody else for a
 * table with a row too many.
 */
final class Csv {
    private static final String UTF_8_MARK = "\uFEFF";
    /** The full-width ones count in some of Excel's languages. */
    private static final String SIGN = "[=+\\-@＝＋－＠]";
    private static final Pattern FORMULA = Pattern.compile("^(?=" + SIGN + ")|(?<=;)(?=[\\s\"]*" + SIGN + ")");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final StringBuilder text = new StringBuilder(UTF_8_MARK);

    /** @param cells as {@link #word} makes them, or numbers */
    Csv row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(","))).append("\r\n");
        return this;
    }

    /** Somebody's words, in one line. */
    static String word(String typed) {
        var line = CONTROL.matcher(typed).replaceAll(" ").strip();
        var harmless = FORMULA.matcher(line).replaceAll("'");
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
