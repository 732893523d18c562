package com.tarcommerce.libsql.webhooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The sqlite3 shell's manners with sqlite-jdbc inside: a process of its own, for the extension reads its environment. */
final class JdbcShell {
    private JdbcShell() {
    }

    /** @param arguments the database's file and the extension's */
    public static void main(String[] arguments) throws SQLException, IOException {
        var config = new SQLiteConfig();
        config.enableLoadExtension(true);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0], config.toProperties());
                var statement = connection.createStatement();
                var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            statement.execute("select load_extension('" + arguments[1] + "')");
            var sql = new StringBuilder();
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                sql.append(line).append('\n');
                if (line.contains(LineSession.END)) {
                    Statements.split(sql.toString()).forEach(each -> run(statement, each, out));
                    sql.setLength(0);
                }
            }
        }
    }

    private static void run(Statement statement, String sql, PrintStream out) {
        try {
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        var line = new StringBuilder();
                        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            var value = rows.getString(column);
                            line.append(column > 1 ? "|" : "").append(value == null ? "" : value);
                        }
                        out.println(line);
                    }
                }
            }
        } catch (SQLException failure) {
            out.println("error: " + failure.getMessage());
        }
    }
}
