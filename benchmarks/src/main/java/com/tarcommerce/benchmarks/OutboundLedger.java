package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What outbound itself has written down.
 *
 * @param database its JDBC URL
 */
record OutboundLedger(String database) {
    private static final Duration STUCK = Duration.ofSeconds(150);
    private static final String TEXT = "replace(json_extract(body, '$.text'), '*', '')";

    /** How often it could not know whether a message had arrived, by the message's text. */
    Map<String, Long> unknown() throws SQLException {
        return countByName("select " + TEXT + ", count(*) from message join attempt on message = seq"
                + " where outcome = 'unknown' group by seq");
    }

    /** How many messages of a room were out when a process of outbound was lost, by the room. */
    Map<String, Long> outWhenLost() throws SQLException {
        return countByName("""
                select chat || '/' || coalesce(thread, ''), count(*) from message join attempt on message = seq
                where outcome = 'unknown' and reason like 'the service stopped before%' group by 1""");
    }

    /** The dead letters, by their texts. */
    Map<String, Long> dead() throws SQLException {
        return countByName("select " + TEXT + ", count(*) from dead_letter join message on message = seq group by seq");
    }

    long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The second column by the first. */
    private Map<String, Long> countByName(String sql) throws SQLException {
        var counts = new HashMap<String, Long>();
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
            }
        }
        return counts;
    }

    /** @throws IllegalStateException if for a long time no message comes to its end */
    void awaitEnd() throws SQLException {
        var before = -1L;
        var since = System.nanoTime();
        for (var open = open(); open > 0; open = open()) {
            if (open != before) {
                before = open;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK.toNanos()) {
                throw new IllegalStateException(open + " messages come to no end");
            }
            Suite.pause(Duration.ofMillis(500));
        }
    }

    private long open() throws SQLException {
        return count("select (select count(*) from message where state = 'accepted')"
                + " + (select count(*) from message where state = 'sending')");
    }

    /** @throws IllegalStateException if for a long time nothing is sent */
    static void awaitSent(BotApiStandIn telegram, int count) {
        var before = -1;
        for (var since = System.nanoTime(); telegram.done() < count; Suite.pause(Duration.ofMillis(20))) {
            if (telegram.done() != before) {
                before = telegram.done();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK.toNanos()) {
                throw new IllegalStateException("stuck at " + before + " of " + count);
            }
        }
    }
}
