package com.tarcommerce.libsql;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Unwrapping, the same for every JDBC object: nothing here wraps anything. */
interface Wrapping extends Wrapper {

    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        return unwrap(this, type);
    }

    @Override
    default boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    static <T> T unwrap(Object object, Class<T> type) throws SQLException {
        if (!type.isInstance(object)) {
            throw SqlErrors.of("HY000", object.getClass().getName() + " is no " + type.getName());
        }
        return type.cast(object);
    }
}
