package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.testsupport.alarm.ManualScheduler;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole gateway on a free port, once for all tests of the feature; each test has a shop of its own. */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=gateway", "TAR_TELEGRAM_MODE=off"})
@ContextConfiguration(initializers = WithoutTestBeans.class)
@Import(WithGateway.Time.class)
abstract class WithGateway {
    static final String SECRET = "a-webhook-secret-of-these-tests";
    static final String TOKEN = "internal-token-of-these-tests";
    static final OutboundStandIn OUTBOUND = new OutboundStandIn();
    static final SettableClock CLOCK = clockOfNow();
    static final ManualScheduler SCHEDULER = ManualScheduler.start(CLOCK);
    static final StandIn AI = StandIn
            .answering(_ -> StandIn.Answer.of(200, "{\"text\":\"Still thinking?\",\"engine\":\"t\"}"));
    static final StandIn FOREIGN = StandIn.answering(_ -> StandIn.Answer.of(200));
    /** An address at which nobody listens. */
    static final String NOBODY = "http://127.0.0.1:9";
    static final String ALLOWED = FOREIGN.url() + "/hooks " + NOBODY + "/hooks";
    static final Path FOLDER = temporaryFolder();

    @Autowired
    JdbcClient jdbc;
    @Autowired
    private DataSource database;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    SettableClock clock;
    @Autowired
    Bells bells;
    @Autowired
    InboundEvents events;
    @Autowired
    ResumeAlarms resume;
    @Autowired
    BringUpOverdue overdue;
    @LocalServerPort
    int port;

    Http http = new Http(0);
    private WebhookSqld.Listening bell = () -> {
    };

    @BeforeEach
    void knowThePort() {
        TestEngine.verify(database);
        http = new Http(port);
        // Triggers and rings of a database server have the time of the wall.
        clock.set(InstantSource.system().instant());
        bell = WebhookSqld.onRing(() -> Knock.ring(port, clock, "libsql"));
    }

    /** Gives an alarm up, as if it had been away for too long or failed too often. */
    static void giveUp(String path) {
        assertThat(SCHEDULER.alarms()).containsKey(path);
        Http.send("DELETE", SCHEDULER.url() + path, "");
    }

    /** What a start does, to the end: it asks for the alarms of all tests, but of those that older events hold up. */
    void bringUpOverdue() {
        try {
            overdue.bringUp();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(jdbc.sql("""
                select count(*) from webhook_outbox row where body like '%.missed"%' and attempts = 0 and not exists (
                    select 1 from webhook_outbox older where older.lane = row.lane and older.seq < row.seq)
                """).query(Long.class).single()).isZero());
        jdbc.sql("delete from webhook_outbox where body like '%.missed\"%'").update();
    }

    @AfterEach
    void listenNoMore() {
        bell.close();
    }

    Shop shop() {
        return Shop.open(jdbc);
    }

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        properties.add("TAR_DATA_DIR", FOLDER::toString);
        properties.add("TAR_DATABASE_URL", WithGateway::databaseUrl);
        properties.add("TAR_INTERNAL_TOKEN", () -> TOKEN);
        properties.add("TAR_WEBHOOK_SECRET", () -> SECRET);
        properties.add("TAR_WEBHOOK_ALLOW", () -> ALLOWED);
        properties.add("TAR_OUTBOUND_URL", OUTBOUND::url);
        properties.add("TAR_SCHEDULER_URL", SCHEDULER::url);
        properties.add("TAR_AI_URL", AI::url);
    }

    /** Of this run's engine; empty for the embedded one. */
    static String databaseUrl() {
        return WebhookSqld.databaseUrl(FOLDER, Map.of("TAR_WEBHOOK_ALLOW", ALLOWED));
    }

    private static SettableClock clockOfNow() {
        return SettableClock.at(InstantSource.system().instant());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tar-event");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        SettableClock settableClock(Bells bells) {
            CLOCK.onMove(bells::ringAll);
            return CLOCK;
        }
    }
}
