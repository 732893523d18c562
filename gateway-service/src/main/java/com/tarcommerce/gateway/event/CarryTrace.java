package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.common.trace.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells a libSQL server at the begin of each transaction that writes which trace it belongs to: what its triggers post
 * carries it. In the embedded engine {@link LibHttpPost} sees that for itself.
 */
final class CarryTrace implements TransactionExecutionListener {
    private final DatabaseSettings settings;
    private final JdbcClient jdbc;
    private final Traces traces;

    CarryTrace(DatabaseSettings settings, JdbcClient jdbc, Traces traces) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.traces = traces;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        var trace = traces.current();
        if (failure == null && trace != null && !transaction.isReadOnly() && settings.engine() == Engine.LIBSQL) {
            jdbc.sql("select lib_http_trace(:trace)").param("trace", trace).query((_, _) -> trace).list();
        }
    }
}
