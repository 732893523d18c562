package com.tarcommerce.gateway.event;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Prints the rows of a query in columns. */
final class SqlTable {
    private SqlTable() {
    }

    static void print(ResultSet rows, PrintStream out) throws SQLException {
        var lines = new ArrayList<List<String>>();
        var names = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            names.add(rows.getMetaData().getColumnLabel(column));
        }
        lines.add(names);
        while (rows.next()) {
            var line = new ArrayList<String>();
            for (int column = 1; column <= names.size(); column++) {
                line.add(Objects.requireNonNullElse(rows.getString(column), "NULL"));
            }
            lines.add(line);
        }
        print(lines, out);
        out.println(lines.size() == 2 ? "1 row" : (lines.size() - 1) + " rows");
    }

    private static void print(List<List<String>> lines, PrintStream out) {
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(line.get(column)).repeat(' ', widths[column] - line.get(column).length() + 2);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
