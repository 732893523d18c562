package com.tarcommerce.standalone;

import com.tarcommerce.gateway.event.TriggerCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Whether the databases can be read and are whole. */
final class DataChecks {
    private DataChecks() {
    }

    static List<Finding> of(Settings settings) {
        if (settings.has("TAR_DATABASE_URL")) {
            var triggers = triggers(settings);
            return triggers.isEmpty()
                    ? List.of(Finding.ok("The libSQL server answers, and every trigger may post where it posts to."))
                    : triggers;
        }
        var findings = new ArrayList<Finding>();
        for (var service : Service.values()) {
            var file = settings.dataFolder().resolve(service.label() + ".db");
            if (service.keepsData && Files.exists(file)) {
                findings.add(check(file));
            }
        }
        if (findings.stream().allMatch(finding -> finding.level() == Finding.Level.OK)) {
            findings.addAll(triggers(settings));
        }
        return findings.isEmpty() ? List.of(Finding.ok("No database has been made yet.")) : findings;
    }

    static Finding check(Path file) {
        try (var connection = open(file)) {
            var answer = text(connection, "PRAGMA quick_check(1)");
            return "ok".equals(answer)
                    ? Finding.ok("The database " + file.getFileName() + " is whole.")
                    : broken(file, answer);
        } catch (SQLException unreadable) {
            return broken(file, String.valueOf(unreadable.getMessage()));
        }
    }

    private static List<Finding> triggers(Settings settings) {
        try {
            return TriggerCheck.findings(settings.environment()).stream()
                    .map(sentence -> Finding.mend("In the gateway's database " + sentence + ".",
                            "Name the address there and start Tar anew, or drop the trigger."))
                    .toList();
        } catch (SQLException | IllegalArgumentException unreadable) {
            return List.of(
                    Finding.mend("The triggers of the gateway's database can't be checked: " + unreadable.getMessage(),
                            "Mend what this names; a libSQL server has to run (./tarctl up --libsql)."));
        }
    }

    private static Finding broken(Path file, String why) {
        return Finding.mend("The database " + file + " is damaged or can't be read: " + why, "Stop Tar, put the file"
                + " and its -wal and -shm aside, and bring back a copy that is whole.");
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
