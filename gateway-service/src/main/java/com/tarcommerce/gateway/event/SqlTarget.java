package com.tarcommerce.gateway.event;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The gateway's database as another program reaches it, and how the gateway hears of what that program posts there. */
interface SqlTarget extends AutoCloseable {

    /** Connections that write, with {@code lib_http_post} present. */
    HikariDataSource pool();

    /** At the begin of a transaction. */
    void begin(Connection connection) throws SQLException;

    /** Before its commit: how many events it posts. */
    int posts(Connection connection) throws SQLException;

    /** After the commit of a transaction that posted: why the gateway can't have heard of it; empty if it could. */
    Optional<String> ring(Connection connection) throws SQLException;

    @Override
    void close();
}
