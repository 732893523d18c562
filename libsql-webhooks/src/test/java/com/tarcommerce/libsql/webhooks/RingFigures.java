package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a test: prints how long a ring takes and what the trigger costs. docs/benchmarks.md has the command. */
class RingFigures {
    private static final int ROWS = 1000;
    private static final int SECONDS = Integer.getInteger("figures.seconds", 8);

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private Receiver gateway;
    @AutoClose
    private Sqld sqld;
    private SqldSession session;

    @BeforeEach
    void start() throws IOException {
        gateway = Receiver.open();
        sqld = Sqld.start(folder, Map.of("TAR_WEBHOOK_SECRET", Receiver.SECRET, "TAR_GATEWAY_URL", gateway.url()),
                "--extensions-path", Extension.PLAIN.folder().toString());
        sqld.createNamespace("gateway");
        session = sqld.session("gateway");
        session.run(
                "create table webhook_outbox (seq integer primary key autoincrement, id text not null unique, url text,"
                        + " body text, lane text, trace text, created_at integer)");
        for (var table : List.of("plain", "watched")) {
            session.run("create table " + table + " (id integer primary key, status text not null)");
            session.run("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + ROWS
                    + ") insert into " + table + " select i, 'open' from n");
        }
        session.run("create trigger told after update on watched begin select lib_http_post('tar:events',"
                + " json_object('tenant_id', 't', 'order_id', NEW.id)); end");
    }

    @Test
    void print() {
        paced("plain", 200, 2);
        for (var rate : List.of(200, 1000)) {
            paced("watched", rate, 2);
            var plain = paced("plain", rate, SECONDS);
            gateway.forget();
            var watched = paced("watched", rate, SECONDS);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            report(rate, plain, watched, rungAfter(watched));
        }
        oneStatement();
    }

    private void report(int rate, List<Change> plain, List<Change> watched, long[] rung) {
        assertThat(rung).as("every change was followed by a ring").hasSameSizeAs(watched);
        System.out.printf(
                "%d changes/s wanted, %.0f/s done: update without trigger %s | with trigger %s (median x %.2f)%n"
                        + "  from the statement to the ring at the gateway %s | %d rings for %d commits%n",
                rate, done(watched),
                figures(took(plain)), figures(took(watched)), median(took(watched)) / (double) median(took(plain)),
                figures(rung), gateway.rings().size(), watched.size());
    }

    /** The whole table in one statement: what the trigger costs a row. */
    private void oneStatement() {
        var plain = new long[20];
        var watched = new long[20];
        for (var round = 0; round < plain.length; round++) {
            plain[round] = change("update plain set status = 'round " + round + "'").took();
            watched[round] = change("update watched set status = 'round " + round + "'").took();
        }
        System.out.printf("%d rows in one statement: without trigger %s | with %s: %.1f us a row%n", ROWS,
                figures(plain), figures(watched), (median(watched) - median(plain)) / 1e3 / ROWS);
    }

    private List<Change> paced(String table, int rate, int seconds) {
        var changes = new ArrayList<Change>();
        var begin = System.nanoTime();
        for (var i = 0; i < rate * seconds; i++) {
            while (System.nanoTime() < begin + i * 1_000_000_000L / rate) {
                LockSupport.parkNanos(50_000);
            }
            changes.add(change("update " + table + " set status = 'at " + i + "' where id = " + (1 + i % ROWS)));
        }
        return changes;
    }

    private Change change(String sql) {
        var sent = System.nanoTime();
        var said = session.run(sql);
        var answered = System.nanoTime();
        assertThat(said).isEmpty();
        return new Change(sent, answered);
    }

    /** Each ring tells of the oldest change not told of yet and, if that had been answered, of all before it. */
    private long[] rungAfter(List<Change> changes) {
        var told = new ArrayList<Long>();
        for (var ring : gateway.rings()) {
            var first = told.size();
            while (told.size() < changes.size() && changes.get(told.size()).sent() < ring.arrivedAt()
                    && (told.size() == first || changes.get(told.size()).answered() < ring.arrivedAt())) {
                told.add(ring.arrivedAt() - changes.get(told.size()).sent());
            }
        }
        return told.stream().mapToLong(Long::longValue).toArray();
    }

    private static double done(List<Change> changes) {
        return changes.size() * 1e9 / (changes.getLast().answered() - changes.getFirst().sent());
    }

    private static long[] took(List<Change> changes) {
        return changes.stream().mapToLong(Change::took).toArray();
    }

    private static long median(long[] nanos) {
        return at(nanos, 50);
    }

    private static String figures(long[] nanos) {
        return "p50 %.2f p99 %.2f ms".formatted(at(nanos, 50) / 1e6, at(nanos, 99) / 1e6);
    }

    private static long at(long[] nanos, int percent) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private record Change(long sent, long answered) {
        long took() {
            return answered - sent;
        }
    }
}
