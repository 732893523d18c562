package com.tarcommerce.libsql;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** SQLite's parameters have no types: anything may be bound anywhere. Only their number needs a question. */
record Parameters(Count count) implements ParameterMetaData, Wrapping {

    @FunctionalInterface
    interface Count {
        int ask() throws SQLException;
    }

    @Override
    public int getParameterCount() throws SQLException {
        return count.ask();
    }

    @Override
    public int getParameterType(int number) {
        return Types.VARCHAR;
    }

    @Override
    public String getParameterTypeName(int number) {
        return "TEXT";
    }

    @Override
    public String getParameterClassName(int number) {
        return String.class.getName();
    }

    @Override
    public int getParameterMode(int number) {
        return parameterModeIn;
    }

    @Override
    public int isNullable(int number) {
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int number) {
        return true;
    }

    @Override
    public int getPrecision(int number) {
        return 0;
    }

    @Override
    public int getScale(int number) {
        return 0;
    }
}
