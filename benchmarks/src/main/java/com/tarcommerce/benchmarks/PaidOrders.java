package com.tarcommerce.benchmarks;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Sets orders to paid one after the other, each at its planned moment; and between them, now and then, a row of a table
 * that is the same but has no trigger.
 */
final class PaidOrders {
    private static final int ONE_IN = 4;
    private static final int FIRST_ORDER = 1001;
    private static final String PAY = "update %s set status = 'paid' where tenant_id = ? and kind = 'order' and id = ?";

    private final Map<String, Writer.Change> changes = new LinkedHashMap<>();
    private final Map<String, Writer.Change> withoutTrigger = new HashMap<>();

    private PaidOrders() {
    }

    /** A table that is as that of the orders is, filled and indexed, but without triggers. */
    static void makeUntriggered(Writer writer, ServiceDatabases databases) throws SQLException {
        var schema = new HashMap<String, String>();
        databases.each("gateway", "select name, sql from sqlite_master where tbl_name = 'nodes' and type <> 'trigger'"
                + " and sql is not null order by type desc", row -> schema.put(row.getString(1), row.getString(2)));
        writer.change(untriggered(Objects.requireNonNull(schema.remove("nodes"))));
        for (var index : schema.values()) {
            writer.change(untriggered(index));
        }
        writer.change("insert into untriggered select * from nodes where kind = 'order'");
    }

    private static String untriggered(String sql) {
        return sql.replace("nodes", "untriggered");
    }

    /** @param from the number of the first order, counted over all shops */
    static PaidOrders pay(Shops shops, Writer writer, int from, int count, int rate) throws SQLException {
        var paid = new PaidOrders();
        var random = new Random(from);
        var began = System.nanoTime();
        for (int number = from; number < from + count; number++) {
            var planned = began + (long) ((number - from) * 1e9 / rate);
            OpenLoop.sleepUntil(planned);
            var tenant = Shops.tenant(number % shops.count());
            var order = String.valueOf(FIRST_ORDER + number / shops.count());
            var key = shops.chat(number).id() + "/" + order;
            paid.changes.put(key, writer.change(PAY.formatted("nodes"), tenant, order));
            if (number % ONE_IN == 0) {
                OpenLoop.sleepUntil(planned + (long) (random.nextDouble() * 1e9 / rate));
                paid.withoutTrigger.put(key, writer.change(PAY.formatted("untriggered"), tenant, order));
            }
        }
        return paid;
    }

    /** By chat and order, in the order in which they were made. */
    Map<String, Writer.Change> changes() {
        return changes;
    }

    /** What the trigger costs its writer. */
    String costOfTheTrigger() {
        var with = took(changes);
        var without = took(withoutTrigger);
        return "the update itself %s; in a table without triggers, in the same seconds, %s; ratio of medians %.2f"
                .formatted(with, without, with.millis(50) / without.millis(50));
    }

    private static Latencies took(Map<String, Writer.Change> changes) {
        return Latencies.of(changes.values().stream().mapToLong(Writer.Change::nanos).toArray());
    }

    /** How many a second were made. */
    double rate() {
        var all = changes.values().stream().toList();
        return all.size() * 1e9 / (all.getLast().committed() - all.getFirst().sent());
    }
}
