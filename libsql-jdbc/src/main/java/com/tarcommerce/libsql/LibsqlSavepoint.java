package com.tarcommerce.libsql;

import java.sql.SQLException;
import java.sql.Savepoint;

/** A point that a transaction can be taken back to; its name on the server is quoted, so any will do. */
record LibsqlSavepoint(int id, String name) implements Savepoint {

    @Override
    public int getSavepointId() throws SQLException {
        if (!name.isEmpty()) {
            throw SqlErrors.of("3B001", "A savepoint with a name has no number");
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name.isEmpty()) {
            throw SqlErrors.of("3B001", "A savepoint without a name has only a number");
        }
        return name;
    }

    String quoted() {
        return '"' + (name.isEmpty() ? "tar_" + id : name.replace("\"", "\"\"")) + '"';
    }

    static LibsqlSavepoint of(Savepoint savepoint) throws SQLException {
        if (savepoint instanceof LibsqlSavepoint ours) {
            return ours;
        }
        throw SqlErrors.of("3B001", "The savepoint is of another driver");
    }
}
