package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** One connection to the database, by one way of talking to it. */
interface DriverSession extends AutoCloseable {
    String SELECT = "select amount, name from item where id = ?";
    String UPDATE = "update item set amount = amount + 1 where id = ?";
    String INSERT = "insert into sale (item, amount, note) values (?, ?, ?)";

    /** Reads both columns. @return the item's name */
    String select(int item) throws IOException, SQLException;

    /** @return how many rows were changed */
    long update(int item) throws IOException, SQLException;

    /** One row after another in one request and one commit. @return how many rows were inserted */
    long insert(int rows) throws IOException, SQLException;

    @Override
    void close() throws SQLException;

    /** What the row of that number has in its third column. */
    static String note(int row) {
        return "sold to customer " + row;
    }
}
