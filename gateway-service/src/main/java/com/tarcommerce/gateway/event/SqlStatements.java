package com.tarcommerce.gateway.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parts a text into statements at its semicolons, but for those in strings, names, comments and triggers; a trigger ends
 * at {@code ; END ;} as SQLite's own shell has it.
 */
final class SqlStatements {
    private static final Pattern TRIGGER = Pattern
            .compile("(?:explain\\s+)?create\\s+(?:temp\\s+|temporary\\s+)?trigger\\b.*", Pattern.DOTALL);

    private final String text;
    private final List<String> statements = new ArrayList<>();
    /** The words and semicolons of the statement so far, without what is quoted or a comment. */
    private final StringBuilder bare = new StringBuilder();
    private int start;

    private SqlStatements(String text) {
        this.text = text;
    }

    static List<String> split(String text) {
        return new SqlStatements(text).split();
    }

    private List<String> split() {
        int at = 0;
        while (at < text.length()) {
            var end = endOfQuoted(at);
            if (end > at) {
                bare.append(' ');
                at = end;
                continue;
            }
            bare.append(text.charAt(at));
            at++;
            if (text.charAt(at - 1) == ';' && isWhole()) {
                finish(at);
            }
        }
        finish(text.length());
        return statements;
    }

    /** Where the string, name or comment that begins here ends; the same place if none begins. */
    private int endOfQuoted(int at) {
        var rest = text.substring(at, Math.min(text.length(), at + 2));
        if (rest.equals("--")) {
            return after("\n", at + 2);
        }
        if (rest.equals("/*")) {
            return after("*/", at + 2);
        }
        return switch (text.charAt(at)) {
            case '\'' -> after("'", at + 1);
            case '"' -> after("\"", at + 1);
            case '`' -> after("`", at + 1);
            case '[' -> after("]", at + 1);
            default -> at;
        };
    }

    private int after(String mark, int from) {
        var found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private boolean isWhole() {
        var words = bare.toString().strip().toLowerCase(Locale.ROOT);
        return !TRIGGER.matcher(words).matches() || words.matches("(?s).*;\\s*end\\s*;");
    }

    private void finish(int end) {
        if (!bare.toString().replace(";", "").isBlank()) {
            statements.add(text.substring(start, end).strip());
        }
        bare.setLength(0);
        start = end;
    }
}
