package com.tarcommerce.common.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Prepares each physical writer connection of the embedded engine once, before anybody uses it: the place to install
 * SQL functions. A server has its own.
 */
@FunctionalInterface
public interface ConnectionPreparer {

    void prepare(Connection connection) throws SQLException;
}
