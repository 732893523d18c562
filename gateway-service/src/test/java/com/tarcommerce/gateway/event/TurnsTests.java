package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.partition.Hold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** What it costs to take the next rows when a hundred thousand wait: steps of the database's machine, not time. */
class TurnsTests {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final Hold ALONE = new Hold(0, Hold.ALONE);
    private static final int A_STEP = 100;

    private final SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Outbox outbox = new Outbox(jdbc);

    @BeforeEach
    void anOutbox() throws IOException, SQLException {
        var tables = List.of("V005__outbox", "V030__withdrawn_nudge");
        for (var script : tables) {
            var sql = new ClassPathResource("db/gateway/" + script + ".sql").getContentAsString(StandardCharsets.UTF_8);
            for (var statement : sql.replaceAll("--[^\\n]*", "").split(";", -1)) {
                if (statement.contains("webhook_outbox")) {
                    jdbc.sql(statement).update();
                }
            }
        }
    }

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void aShopsHundredThousandCostTheNextClaimNoMoreThanAFewHundredDo() {
        changed("big", 500);
        changed("small", 1);
        var few = steps(() -> claim(outbox.nextInTurn(NOW)));

        changed("big", 100_000);
        var many = steps(() -> claim(outbox.nextInTurn(NOW)));

        assertThat(few).isPositive();
        assertThat(many).isLessThan(2 * few);
    }

    @Test
    void ofManyShopsTheOnesThatHaveWaitedLongestComeFirst() {
        for (int shop = 1_000; shop > 0; shop--) {
            changed("shop" + shop, 2);
        }

        var lanes = claim(outbox.nextInTurn(NOW)).stream().map(OutboxRow::lane).toList();

        assertThat(lanes).hasSize(200).startsWith("shop1000|1", "shop999|1").endsWith("shop801|1");
    }

    @Test
    void whatIsHeldOrNotDueIsLeftAndSoIsWhatComesBehindItInItsLane() {
        changed("held", 1);
        changed("later", 1);
        changed("free", 1);
        jdbc.sql("update webhook_outbox set lease_until = 2000 where lane = 'held|1'").update();
        jdbc.sql("update webhook_outbox set next_at = 2000 where lane = 'later|1'").update();
        changed("held", 1);
        changed("later", 1);
        changed("free", 1);

        assertThat(claim(outbox.nextInTurn(NOW))).extracting(OutboxRow::lane).containsExactly("free|1", "free|1");
        assertThat(outbox.nextInTurn(NOW)).isEmpty();
    }

    private List<OutboxRow> claim(List<Long> chosen) {
        return outbox.claim(chosen, NOW, Duration.ofMinutes(1), ALONE);
    }

    private void changed(String shop, int carts) {
        jdbc.sql("""
                with recursive number (n) as (select 1 union all select n + 1 from number where n < :carts)
                insert into webhook_outbox (id, url, body, lane, created_at)
                select 'msg_' || hex(randomblob(16)), 'tar:carts', '{}', :shop || '|' || n, 0 from number
                """).param("shop", shop).param("carts", carts).update();
    }

    private long steps(Supplier<List<OutboxRow>> claim) {
        var steps = new AtomicLong();
        count(steps);
        assertThat(claim.get()).hasSizeGreaterThanOrEqualTo(100);
        var made = steps.get();
        count(new AtomicLong());
        return made;
    }

    private void count(AtomicLong steps) {
        try {
            ProgressHandler.setHandler(database.getConnection().unwrap(SQLiteConnection.class), A_STEP,
                    new ProgressHandler() {
                        @Override
                        protected int progress() {
                            steps.incrementAndGet();
                            return 0;
                        }
                    });
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
