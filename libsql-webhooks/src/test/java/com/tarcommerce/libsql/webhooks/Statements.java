package com.tarcommerce.libsql.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts a text into its statements: at semicolons that end a line or are followed by a space, outside of triggers. */
final class Statements {
    private static final Pattern TRIGGER = Pattern.compile("(?is)\\s*create\\s+trigger.*");
    private static final Pattern TRIGGER_ENDS = Pattern.compile("(?is).*\\bend\\s*");

    private Statements() {
    }

    static List<String> split(String text) {
        var statements = new ArrayList<String>();
        var current = new StringBuilder();
        for (var part : text.split("(?<=;)(?=\\s)", -1)) {
            current.append(part.replaceAll(";+$", ""));
            var inTrigger = TRIGGER.matcher(current).matches() && !TRIGGER_ENDS.matcher(current).matches();
            if (inTrigger) {
                current.append(';');
            } else {
                add(current.toString(), statements);
                current.setLength(0);
            }
        }
        add(current.toString(), statements);
        return statements;
    }

    private static void add(String statement, List<String> statements) {
        if (!statement.isBlank()) {
            statements.add(statement.strip());
        }
    }
}
