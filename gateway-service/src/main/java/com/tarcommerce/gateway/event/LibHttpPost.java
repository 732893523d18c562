package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.gateway.event.Destination.Foreign;
import com.tarcommerce.gateway.event.Destination.Gateway;
import com.tarcommerce.gateway.event.Destination.Refused;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;

/**
 * {@code lib_http_post(url, json)} for triggers and statements: keeps the post as a row of the outbox, in the
 * transaction of whoever calls it, and says which queue it went to. A rollback, of a savepoint too, takes it back.
 */
final class LibHttpPost extends Function {
    private static final String NAME = "lib_http_post";
    private static final int LONGEST_BODY = 64 * 1024;

    private final SQLiteConnection connection;
    private final Destinations destinations;
    private final InstantSource clock;
    private final Supplier<@Nullable String> trace;
    private final Consumer<String> posted;

    private LibHttpPost(SQLiteConnection connection, Destinations destinations, InstantSource clock,
            Supplier<@Nullable String> trace, Consumer<String> posted) {
        this.connection = connection;
        this.destinations = destinations;
        this.clock = clock;
        this.trace = trace;
        this.posted = posted;
    }

    /**
     * @param trace  gives the traceparent of whoever calls
     * @param posted is told the url of each row, before its transaction ends
     */
    static void install(Connection connection, Destinations destinations, InstantSource clock,
            Supplier<@Nullable String> trace, Consumer<String> posted) throws SQLException {
        var sqlite = connection.unwrap(SQLiteConnection.class);
        Function.create(sqlite, NAME, new LibHttpPost(sqlite, destinations, clock, trace, posted), 2, 0);
    }

    @Override
    protected void xFunc() throws SQLException {
        if (value_type(0) != Codes.SQLITE_TEXT || value_type(1) != Codes.SQLITE_TEXT) {
            error(NAME + "(url, json): both must be text and not null");
            return;
        }
        try {
            post(value_text(0), value_text(1));
            result();
        } catch (Refusal refusal) {
            error(NAME + ": " + refusal.getMessage());
        }
    }

    private void post(String url, String body) throws SQLException, Refusal {
        if (body.getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw new Refusal("the body is longer than 64 KiB");
        }
        var event = PostedEvent.read(body).orElseThrow(() -> new Refusal("the body is no JSON object"));
        var queue = switch (destinations.of(url)) {
            case Gateway() when event.concernsAnAlarm() -> Outbox.CARTS;
            case Gateway() -> Outbox.EVENTS;
            case Foreign(_) -> url;
            case Refused(var reason) -> throw new Refusal(reason);
        };
        insert(queue, body, event.lane());
        posted.accept(queue);
    }

    /** A prepared statement would begin a transaction of its own here; what goes in is hex, so nothing can break out. */
    private void insert(String url, String body, String lane) throws SQLException, Refusal {
        var sql = "insert into main.webhook_outbox (id, url, body, lane, trace, created_at) values ('"
                + RandomId.next("msg_")
                + "', " + literal(url) + ", " + literal(body) + ", " + literal(lane) + ", " + literal(trace.get())
                + ", "
                + clock.millis() + ")";
        try {
            connection.getDatabase()._exec(sql);
        } catch (SQLException failure) {
            throw new Refusal("the event could not be kept in table webhook_outbox: " + failure.getMessage());
        }
    }

    private static String literal(@Nullable String text) {
        return text == null
                ? "NULL"
                : "CAST(x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
    }

    /** Becomes the error of the SQL statement. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }
}
