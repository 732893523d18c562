package com.tarcommerce.libsql;

import java.io.InputStream;
import java.net.URL;
import java.sql.Array;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Parameters of types that SQLite has no place for. */
abstract class UnsupportedPreparedStatement extends LibsqlStatement implements PreparedStatement {

    UnsupportedPreparedStatement(LibsqlConnection connection) {
        super(connection);
    }

    @Override
    public void setArray(int column, Array value) throws SQLException {
        throw SqlErrors.unsupported("setArray");
    }

    @Override
    public void setNClob(int column, NClob value) throws SQLException {
        throw SqlErrors.unsupported("setNClob");
    }

    @Override
    public void setRef(int column, Ref value) throws SQLException {
        throw SqlErrors.unsupported("setRef");
    }

    @Override
    public void setRowId(int column, RowId value) throws SQLException {
        throw SqlErrors.unsupported("setRowId");
    }

    @Override
    public void setSQLXML(int column, SQLXML value) throws SQLException {
        throw SqlErrors.unsupported("setSQLXML");
    }

    @Override
    public void setURL(int column, URL value) throws SQLException {
        throw SqlErrors.unsupported("setURL");
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int column, InputStream stream, int length) throws SQLException {
        throw SqlErrors.unsupported("setUnicodeStream");
    }
}
