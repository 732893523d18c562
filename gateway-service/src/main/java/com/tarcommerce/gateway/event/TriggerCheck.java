package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.event.Destination.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds triggers whose statements would fail, for {@code tarctl doctor}. */
public final class TriggerCheck {
    private static final Pattern CALL = Pattern.compile("lib_http_post\\s*\\(\\s*'((?:[^']|'')*)'",
            Pattern.CASE_INSENSITIVE);

    private TriggerCheck() {
    }

    /**
     * @param environment what the gateway is started with
     * @return a sentence for each trigger that posts to an address neither mapped nor allowed; empty without a database
     */
    public static List<String> findings(Map<String, String> environment) throws SQLException {
        var database = new GatewayDatabase(environment);
        return database.exists() ? findings(database, Destinations.of(environment)) : List.of();
    }

    private static List<String> findings(GatewayDatabase database, Destinations destinations)
            throws SQLException {
        var findings = new ArrayList<String>();
        try (var pool = database.reader();
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var triggers = statement.executeQuery("select name, sql from sqlite_master where type = 'trigger'")) {
            while (triggers.next()) {
                var calls = CALL.matcher(triggers.getString("sql"));
                while (calls.find()) {
                    var url = calls.group(1).replace("''", "'");
                    if (destinations.of(url) instanceof Refused(var reason)) {
                        findings.add("the trigger " + triggers.getString("name") + " posts to " + url
                                + " and makes its statement fail: " + reason);
                    }
                }
            }
        }
        return findings;
    }
}
