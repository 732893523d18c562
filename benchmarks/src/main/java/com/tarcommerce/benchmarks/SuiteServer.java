package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.sqld.WebhookExtension;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A sqld with {@code lib_http_post} and a namespace for each service that keeps data, for a suite to run on. */
final class SuiteServer implements AutoCloseable {
    private static final List<String> NAMESPACES = List.of("gateway", "scheduler", "outbound");

    private final SqldServer sqld;
    private final ServiceDatabases databases;

    private SuiteServer(SqldServer sqld, ServiceDatabases databases) {
        this.sqld = sqld;
        this.databases = databases;
    }

    /**
     * Before the suite is started.
     *
     * @param bell the gateway, or what stands before it
     */
    static SuiteServer start(Suite suite, URI bell) {
        var sqld = SqldServer.start(suite.folder(),
                Map.of("TAR_WEBHOOK_SECRET", suite.secret("TAR_WEBHOOK_SECRET"), "TAR_GATEWAY_URL", bell.toString()),
                "--extensions-path", WebhookExtension.folder().toString());
        NAMESPACES.forEach(sqld::createDatabase);
        suite.with("TAR_DATABASE_URL", sqld.url("{service}"));
        return new SuiteServer(sqld, suite.databases());
    }

    /** {@code kill -9} and a new start, with what every launcher of a server does then: it may have committed unheard. */
    void killAndStart() throws SQLException {
        sqld.restart();
        try (var connection = databases.open("gateway"); var statement = connection.createStatement()) {
            statement.execute("select lib_http_ring()");
        }
    }

    @Override
    public void close() {
        sqld.close();
    }
}
