package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.trace.Traces;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.TransactionExecution;

class CarryTraceTests {
    private final AtomicInteger asked = new AtomicInteger();

    private CarryTrace on(String url) {
        var gone = new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                throw new SQLException("the server is gone", "08001");
            }

            @Override
            public java.sql.Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        return new CarryTrace(new DatabaseSettings("gateway", url, "", Path.of("data")), JdbcClient.create(gone),
                new OneTrace());
    }

    @Test
    void aServerThatIsGoneBreaksNoTransactionHere() {
        var server = on("jdbc:libsql:http://127.0.0.1:1");

        assertThatCode(() -> server.afterBegin(transaction(false), null)).doesNotThrowAnyException();

        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void onlyATransactionThatWritesOnAServerIsTold() {
        on("jdbc:libsql:http://127.0.0.1:1").afterBegin(transaction(true), null);
        on("jdbc:libsql:http://127.0.0.1:1").afterBegin(transaction(false), new IllegalStateException("not begun"));
        on("").afterBegin(transaction(false), null);

        assertThat(asked.get()).isZero();
    }

    private static TransactionExecution transaction(boolean readOnly) {
        return new TransactionExecution() {
            @Override
            public boolean isReadOnly() {
                return readOnly;
            }
        };
    }

    private static final class OneTrace extends Traces {
        OneTrace() {
            super(io.micrometer.tracing.Tracer.NOOP, io.micrometer.tracing.propagation.Propagator.NOOP);
        }

        @Override
        public @Nullable String current() {
            return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        }
    }
}
