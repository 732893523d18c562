package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.common.service.SystemTime;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/** The gateway's file: the function is this process's own, and so is the ring. */
final class SqliteTarget implements SqlTarget {
    private final HikariDataSource pool;
    private final RingGateway gateway;
    private int posts;

    SqliteTarget(Path file, Map<String, String> environment) {
        var destinations = Destinations.of(environment);
        gateway = new RingGateway(environment);
        pool = SqliteDataSources.writer(file,
                fresh -> LibHttpPost.install(fresh, destinations, SystemTime.clock(), () -> null, _ -> posts++));
    }

    @Override
    public HikariDataSource pool() {
        return pool;
    }

    @Override
    public void begin(Connection connection) {
        posts = 0;
    }

    @Override
    public int posts(Connection connection) {
        return posts;
    }

    @Override
    public Optional<String> ring(Connection connection) {
        return gateway.ring();
    }

    @Override
    public void close() {
        try (pool; gateway) {
            posts = 0;
        }
    }
}
