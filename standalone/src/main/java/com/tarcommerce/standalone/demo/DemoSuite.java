package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The whole suite on free ports and a folder of its own, with a forum on the stand-in in which the bot may read. */
final class DemoSuite implements AutoCloseable {
    static final TelegramChat FORUM = TelegramChat.forum(-1_001_000_000_045L, Demo.shop())
            .topic(Topic.INVENTORY.thread()).topic(Topic.ORDERS.thread())
            .member(Updates.RAVI, Membership.CREATOR).bot(Membership.ADMINISTRATOR);

    private final BotApiStandIn telegram;
    private final Path folder;
    private final Ports ports;
    private final Map<String, String> settings;
    private @Nullable SqlSession session;
    private Launch.Running services = () -> {
    };

    private DemoSuite(BotApiStandIn telegram, Path folder, Ports ports, Map<String, String> more) {
        this.telegram = telegram;
        this.folder = folder;
        this.ports = ports;
        this.settings = settings();
        settings.putAll(more);
    }

    /** @param more settings beside its own */
    static DemoSuite start(Launch launch, Map<String, String> more) {
        var suite = new DemoSuite(BotApiStandIn.start().add(FORUM), temporaryFolder(), Ports.free(), more);
        try {
            suite.settings.putAll(launch.settings());
            suite.services = launch.start(Map.copyOf(suite.settings));
            return suite;
        } catch (RuntimeException failure) {
            suite.close();
            throw failure;
        }
    }

    private Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("TAR_DATA_DIR", folder.toString());
        all.put("TAR_INTERNAL_TOKEN", RandomId.next("demo_"));
        all.put("TAR_WEBHOOK_SECRET", RandomId.next("demo_"));
        all.put("TAR_GATEWAY_PORT", String.valueOf(ports.gateway()));
        all.put("TAR_SCHEDULER_PORT", String.valueOf(ports.scheduler()));
        all.put("TAR_OUTBOUND_PORT", String.valueOf(ports.outbound()));
        all.put("TAR_AI_PORT", String.valueOf(ports.ai()));
        all.put("TAR_TELEGRAM_MODE", "webhook");
        // Nobody in the story takes a breath: within Telegram's budgets it would measure these, not the suite.
        all.put("TAR_TELEGRAM_LIMITS_SPEED", "0");
        all.put("TAR_TELEGRAM_API_URL", telegram.url().toString());
        all.put("TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN);
        all.put("TAR_TELEGRAM_WEBHOOK_SECRET", RandomId.next("demo_"));
        all.put("TAR_TELEGRAM_PUBLIC_URL", "http://127.0.0.1:" + ports.gateway());
        all.put("logging.level.root", "error");
        return all;
    }

    BotApiStandIn telegram() {
        return telegram;
    }

    /** The settings of its services. */
    Map<String, String> environment() {
        return Map.copyOf(settings);
    }

    Ports ports() {
        return ports;
    }

    /** Where the gateway is. */
    String gateway() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    /** What a query on a connection of its own finds in its first row and column; empty if it finds nothing. */
    String query(String sql) {
        var found = new AtomicReference<>("");
        transact(connection -> {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                if (rows.next()) {
                    found.set(rows.getString(1));
                }
            }
        });
        return Objects.requireNonNullElse(found.get(), "");
    }

    /** Runs one statement as {@code ./tarctl sql} does. @return when it was committed, as {@link System#nanoTime()} */
    long update(String sql) {
        return transact(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    private long transact(SqlSession.Work work) {
        try {
            if (session == null) {
                session = SqlSession.open(settings);
            }
            return session.transact(work).at();
        } catch (SQLException failure) {
            throw new Stage.DidNotHappen("SQL: " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        services.close();
        telegram.close();
        try (var open = session) {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException | SQLException left) {
            throw new IllegalStateException("the demo left something behind in " + folder, left);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tar-demo");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the four services listen. */
    record Ports(int gateway, int scheduler, int outbound, int ai) {

        static Ports free() {
            return new Ports(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
        }
    }
}
