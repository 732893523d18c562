package com.tarcommerce.libsql;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;

/** What a connection to libSQL does not do: there are no stored procedures, arrays, structures or large objects apart from values. */
abstract class UnsupportedConnection implements Connection, Wrapping {

    @Override
    public Array createArrayOf(String label, Object[] value) throws SQLException {
        throw SqlErrors.unsupported("createArrayOf");
    }

    @Override
    public Blob createBlob() throws SQLException {
        throw SqlErrors.unsupported("createBlob");
    }

    @Override
    public CallableStatement prepareCall(String label) throws SQLException {
        throw SqlErrors.unsupported("prepareCall");
    }

    @Override
    public CallableStatement prepareCall(String label, int length, int length2) throws SQLException {
        throw SqlErrors.unsupported("prepareCall");
    }

    @Override
    public CallableStatement prepareCall(String label, int length, int length2, int length22) throws SQLException {
        throw SqlErrors.unsupported("prepareCall");
    }

    @Override
    public Clob createClob() throws SQLException {
        throw SqlErrors.unsupported("createClob");
    }

    @Override
    public NClob createNClob() throws SQLException {
        throw SqlErrors.unsupported("createNClob");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw SqlErrors.unsupported("createSQLXML");
    }

    @Override
    public Struct createStruct(String label, Object[] value) throws SQLException {
        throw SqlErrors.unsupported("createStruct");
    }
}
