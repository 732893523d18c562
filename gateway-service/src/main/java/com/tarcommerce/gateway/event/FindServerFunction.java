package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A libSQL server has {@code lib_http_post} as an extension: one without it is found at the start, and not when the first
 * order can't be paid.
 */
final class FindServerFunction implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(FindServerFunction.class);

    private final DatabaseSettings settings;
    private final JdbcClient jdbc;

    FindServerFunction(DatabaseSettings settings, JdbcClient jdbc) {
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        if (settings.engine() == Engine.LIBSQL) {
            var problem = problemOfSettings();
            if (!problem.isBlank()) {
                LOG.atWarn().addKeyValue("problem", problem)
                        .log("the libSQL server can't ring the gateway: events wait until the gateway looks by itself");
            }
        }
    }

    private String problemOfSettings() {
        try {
            return jdbc.sql("select json_extract(lib_http_stats(), '$.settings')").query(String.class).single();
        } catch (DataAccessException missing) {
            throw new IllegalStateException("The libSQL server of TAR_DATABASE_URL has no lib_http_post: start sqld"
                    + " with --extensions-path libsql-webhooks/target/extension (make -C libsql-webhooks builds it)",
                    missing);
        }
    }
}
