package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * Another program that sets all orders to paid, each time in one statement. While the server is away it tries again, and a
 * statement whose outcome it was not told is found done or not done, never half.
 */
final class RowsWriter {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CHANGE = """
            update nodes set status = ?, amount = ? where kind = 'order' and status = ? and amount = ?
            """;

    private final ServiceDatabases databases;
    private final int rows;
    private final PrintStream out;

    RowsWriter(ServiceDatabases databases, int rows, PrintStream out) {
        this.databases = databases;
        this.rows = rows;
        this.out = out;
    }

    /** @param wave from 1; an order that was paid before is first set back, in a statement of its own */
    void pay(int wave) throws SQLException {
        if (wave > 1) {
            change(new State("paid", RowsLedger.paise(wave - 1)), new State("pending", RowsLedger.paise(wave - 1)));
        }
        var before = wave == 1 ? Shops.PENDING_PAISE : RowsLedger.paise(wave - 1);
        change(new State("pending", before), new State("paid", RowsLedger.paise(wave)));
    }

    private record State(String status, int paise) {
    }

    private void change(State from, State to) throws SQLException {
        var began = System.nanoTime();
        for (var attempt = 1;; attempt++) {
            try (var writer = Writer.open(databases)) {
                var change = writer.change(CHANGE, to.status, to.paise, from.status, from.paise);
                requireAllOrNone(change.rows(), attempt);
                out.printf(Locale.ROOT, "%d rows set to %s, ₹%d, in one statement: %.2f s%s%n", rows, to.status,
                        to.paise / 100, change.nanos() / 1e9, attempt == 1 ? "" : ", attempt " + attempt);
                return;
            } catch (SQLException away) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw away;
                }
                out.println("the writer tries again: " + away.getMessage());
                Suite.pause(Duration.ofMillis(200));
            }
        }
    }

    private void requireAllOrNone(int changed, int attempt) {
        if (changed != rows && (changed != 0 || attempt == 1)) {
            throw new IllegalStateException("one statement changed " + changed + " of " + rows + " rows");
        }
    }
}
