package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.common.trace.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells a libSQL server at the begin of each transaction that writes which trace it belongs to: what its triggers post
 * carries it. In the embedded engine {@link LibHttpPost} sees that for itself.
 *
 * <p>It never throws: Spring would leave the transaction open on the thread. What is broken, the next statement meets too.
 */
final class CarryTrace implements TransactionExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(CarryTrace.class);

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
            tell(trace);
        }
    }

    private void tell(String trace) {
        try {
            jdbc.sql("select lib_http_trace(:trace)").param("trace", trace).query((_, _) -> trace).list();
        } catch (DataAccessException untold) {
            LOG.atDebug().setCause(untold).log("a transaction goes on without its trace");
        }
    }
}
