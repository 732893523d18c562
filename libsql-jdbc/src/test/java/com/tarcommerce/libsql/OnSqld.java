package com.tarcommerce.libsql;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One real sqld for the tests of a class, and a database of its own for each test. */
@NeedsSqld
abstract class OnSqld {
    static SqldServer server;

    private final List<Connection> connections = new ArrayList<>();
    String url;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = SqldServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        url = server.createDatabase();
        run(open(), "create table item (id integer primary key, name text not null unique,"
                + " amount integer check (amount >= 0), data blob)");
    }

    @AfterEach
    void closeConnections() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }

    Connection open() throws SQLException {
        var connection = DriverManager.getConnection(url);
        connections.add(connection);
        return connection;
    }

    Connection openTransaction() throws SQLException {
        var connection = open();
        connection.setAutoCommit(false);
        return connection;
    }

    static long run(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            statement.execute();
            return statement.getLargeUpdateCount();
        }
    }

    static void insert(Connection connection, String name) throws SQLException {
        run(connection, "insert into item (name, amount) values (?, 1)", name);
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** As another connection sees them: what is committed. */
    List<String> names() throws SQLException {
        return strings(open(), "select name from item order by id");
    }
}
