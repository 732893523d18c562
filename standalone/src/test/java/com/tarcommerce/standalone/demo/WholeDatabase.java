package com.tarcommerce.standalone.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that the gateway keeps, to be compared with what it was. */
final class WholeDatabase {
    /** What was said and what was asked back, from which nothing follows by itself; of the audit, see {@link #audited()}. */
    private static final Set<String> CONVERSATION = Set.of("inbound_message", "question", "album", "bill_page",
            "audit");
    private static final TypeReference<Map<String, List<Map<String, String>>>> ROWS = new TypeReference<>() {
    };

    private final DemoSuite suite;
    private final String whole;

    WholeDatabase(DemoSuite suite) {
        this.suite = suite;
        this.whole = readAll();
    }

    List<String> tables() {
        return List.of(suite.query("select group_concat(name) from (select name from sqlite_master where type = 'table'"
                + " and name not like 'sqlite%' order by name)").split(","));
    }

    /** Every row of every table but those of the conversation, column by column, of one moment. */
    State state() {
        return new State(JsonMapper.shared().readValue(suite.query(whole), ROWS), audited());
    }

    private String readAll() {
        return tables().stream().filter(table -> !CONVERSATION.contains(table))
                .map(table -> "'" + table + "', json((select json_group_array(json_object(" + columns(table)
                        + ")) from \"" + table + "\"))")
                .collect(Collectors.joining(", ", "select json_object(", ")"));
    }

    private String columns(String table) {
        return suite.query("select group_concat(quote(name) || ', quote(\"' || name || '\")')"
                + " from pragma_table_info('" + table + "')");
    }

    /** How many changes the audit tells of. */
    private long audited() {
        return Long.parseLong(suite.query("select count(*) from audit where decision = 'allowed'"
                + " and (before is not null or after is not null)"));
    }

    /** What is otherwise than it was: a row of goods by what became of its quantity, any other as it is. */
    List<String> changesSince(State before) {
        var now = state();
        var changes = new ArrayList<String>();
        now.rows.forEach(
                (table, rows) -> changes.addAll(changes(table, before.rows.getOrDefault(table, List.of()), rows)));
        if (now.audited - before.audited != changes.size()) {
            changes.add("audit " + (now.audited - before.audited));
        }
        return changes;
    }

    private static List<String> changes(String table, List<Map<String, String>> before, List<Map<String, String>> now) {
        var gone = without(before, now);
        var come = without(now, before);
        if (table.equals("nodes") && gone.size() == 1 && come.size() == 1) {
            return List.of("nodes " + ofNode(gone.getFirst(), come.getFirst()));
        }
        return Stream.concat(gone.stream().map(row -> table + " - " + row),
                come.stream().map(row -> table + " + " + row)).toList();
    }

    private static List<Map<String, String>> without(List<Map<String, String>> rows, List<Map<String, String>> others) {
        var known = new HashSet<>(others);
        return rows.stream().filter(row -> !known.contains(row)).toList();
    }

    private static String ofNode(Map<String, String> before, Map<String, String> now) {
        var changed = now.keySet().stream().filter(column -> !Objects.equals(now.get(column), before.get(column)))
                .filter(column -> !Set.of("version", "updated_at").contains(column)).collect(Collectors.toSet());
        var by = new BigDecimal(now.get("quantity")).subtract(new BigDecimal(before.get("quantity")));
        return now.getOrDefault("name", "").replace("'", "") + " " + String.join(" ", changed) + " "
                + by.stripTrailingZeros().toPlainString();
    }

    /** @param audited how many changes the audit tells of */
    record State(Map<String, List<Map<String, String>>> rows, long audited) {
    }
}
