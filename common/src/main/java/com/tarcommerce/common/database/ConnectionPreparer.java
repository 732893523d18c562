package com.tarcommerce.common.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Prepares each physical writer connection once, before anybody uses it: the place to install SQL functions. */
@FunctionalInterface
public interface ConnectionPreparer {

    void prepare(Connection connection) throws SQLException;
}
