package com.tarcommerce.benchmarks;

import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.database.SqliteDataSources;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;

/** The least that an accepted update costs: an HTTP server that makes one durable commit a request and answers. */
final class Floor implements AutoCloseable {
    private final HttpServer server;
    private final HikariDataSource database;

    Floor() {
        try {
            Path file = Files.createTempDirectory("tar-floor").resolve("floor.db");
            database = SqliteDataSources.writer(file, _ -> {
            });
            execute("create table kept (id integer primary key, body text not null)");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            keep(body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void keep(String body) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into kept (body) values (?)")) {
            insert.setString(1, body);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        database.close();
    }
}
