package com.tarcommerce.libsql;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Map;

/** What a result that only goes forward and only is read does not do. */
abstract class UnsupportedResultSet implements ResultSet {

    @Override
    public boolean absolute(int column) throws SQLException {
        throw SqlErrors.unsupported("absolute");
    }

    @Override
    public boolean first() throws SQLException {
        throw SqlErrors.unsupported("first");
    }

    @Override
    public boolean last() throws SQLException {
        throw SqlErrors.unsupported("last");
    }

    @Override
    public boolean previous() throws SQLException {
        throw SqlErrors.unsupported("previous");
    }

    @Override
    public boolean relative(int column) throws SQLException {
        throw SqlErrors.unsupported("relative");
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        throw SqlErrors.unsupported("rowDeleted");
    }

    @Override
    public boolean rowInserted() throws SQLException {
        throw SqlErrors.unsupported("rowInserted");
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        throw SqlErrors.unsupported("rowUpdated");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(int column) throws SQLException {
        throw SqlErrors.unsupported("getUnicodeStream");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(String label) throws SQLException {
        throw SqlErrors.unsupported("getUnicodeStream");
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        throw SqlErrors.unsupported("getObject");
    }

    @Override
    public Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
        throw SqlErrors.unsupported("getObject");
    }

    @Override
    public String getCursorName() throws SQLException {
        throw SqlErrors.unsupported("getCursorName");
    }

    @Override
    public URL getURL(int column) throws SQLException {
        throw SqlErrors.unsupported("getURL");
    }

    @Override
    public URL getURL(String label) throws SQLException {
        throw SqlErrors.unsupported("getURL");
    }

    @Override
    public Array getArray(int column) throws SQLException {
        throw SqlErrors.unsupported("getArray");
    }

    @Override
    public Array getArray(String label) throws SQLException {
        throw SqlErrors.unsupported("getArray");
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        throw SqlErrors.unsupported("getNClob");
    }

    @Override
    public NClob getNClob(String label) throws SQLException {
        throw SqlErrors.unsupported("getNClob");
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        throw SqlErrors.unsupported("getRef");
    }

    @Override
    public Ref getRef(String label) throws SQLException {
        throw SqlErrors.unsupported("getRef");
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        throw SqlErrors.unsupported("getRowId");
    }

    @Override
    public RowId getRowId(String label) throws SQLException {
        throw SqlErrors.unsupported("getRowId");
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        throw SqlErrors.unsupported("getSQLXML");
    }

    @Override
    public SQLXML getSQLXML(String label) throws SQLException {
        throw SqlErrors.unsupported("getSQLXML");
    }

    @Override
    public void afterLast() throws SQLException {
        throw SqlErrors.unsupported("afterLast");
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw SqlErrors.unsupported("beforeFirst");
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw SqlErrors.unsupported("cancelRowUpdates");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw SqlErrors.unsupported("deleteRow");
    }

    @Override
    public void insertRow() throws SQLException {
        throw SqlErrors.unsupported("insertRow");
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw SqlErrors.unsupported("moveToCurrentRow");
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw SqlErrors.unsupported("moveToInsertRow");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw SqlErrors.unsupported("refreshRow");
    }

    @Override
    public void updateArray(int column, Array value) throws SQLException {
        throw SqlErrors.unsupported("updateArray");
    }

    @Override
    public void updateArray(String label, Array value) throws SQLException {
        throw SqlErrors.unsupported("updateArray");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, int length) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int column, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, int length) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String label, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateAsciiStream");
    }

    @Override
    public void updateBigDecimal(int column, BigDecimal value) throws SQLException {
        throw SqlErrors.unsupported("updateBigDecimal");
    }

    @Override
    public void updateBigDecimal(String label, BigDecimal value) throws SQLException {
        throw SqlErrors.unsupported("updateBigDecimal");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, int length) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int column, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, int length) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String label, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateBinaryStream");
    }

    @Override
    public void updateBlob(int column, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBlob(int column, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBlob(int column, Blob value) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBlob(String label, InputStream stream) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBlob(String label, InputStream stream, long length) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBlob(String label, Blob value) throws SQLException {
        throw SqlErrors.unsupported("updateBlob");
    }

    @Override
    public void updateBoolean(int column, boolean value) throws SQLException {
        throw SqlErrors.unsupported("updateBoolean");
    }

    @Override
    public void updateBoolean(String label, boolean value) throws SQLException {
        throw SqlErrors.unsupported("updateBoolean");
    }

    @Override
    public void updateByte(int column, byte value) throws SQLException {
        throw SqlErrors.unsupported("updateByte");
    }

    @Override
    public void updateByte(String label, byte value) throws SQLException {
        throw SqlErrors.unsupported("updateByte");
    }

    @Override
    public void updateBytes(int column, byte[] value) throws SQLException {
        throw SqlErrors.unsupported("updateBytes");
    }

    @Override
    public void updateBytes(String label, byte[] value) throws SQLException {
        throw SqlErrors.unsupported("updateBytes");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader, int length) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader, int length) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String label, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateCharacterStream");
    }

    @Override
    public void updateClob(int column, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateClob(int column, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateClob(int column, Clob value) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateClob(String label, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateClob(String label, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateClob(String label, Clob value) throws SQLException {
        throw SqlErrors.unsupported("updateClob");
    }

    @Override
    public void updateDate(int column, Date value) throws SQLException {
        throw SqlErrors.unsupported("updateDate");
    }

    @Override
    public void updateDate(String label, Date value) throws SQLException {
        throw SqlErrors.unsupported("updateDate");
    }

    @Override
    public void updateDouble(int column, double value) throws SQLException {
        throw SqlErrors.unsupported("updateDouble");
    }

    @Override
    public void updateDouble(String label, double value) throws SQLException {
        throw SqlErrors.unsupported("updateDouble");
    }

    @Override
    public void updateFloat(int column, float value) throws SQLException {
        throw SqlErrors.unsupported("updateFloat");
    }

    @Override
    public void updateFloat(String label, float value) throws SQLException {
        throw SqlErrors.unsupported("updateFloat");
    }

    @Override
    public void updateInt(int column, int scale) throws SQLException {
        throw SqlErrors.unsupported("updateInt");
    }

    @Override
    public void updateInt(String label, int scale) throws SQLException {
        throw SqlErrors.unsupported("updateInt");
    }

    @Override
    public void updateLong(int column, long length) throws SQLException {
        throw SqlErrors.unsupported("updateLong");
    }

    @Override
    public void updateLong(String label, long length) throws SQLException {
        throw SqlErrors.unsupported("updateLong");
    }

    @Override
    public void updateNCharacterStream(int column, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String label, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String label, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateNCharacterStream");
    }

    @Override
    public void updateNClob(int column, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNClob(int column, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNClob(int column, NClob value) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNClob(String label, Reader reader) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNClob(String label, Reader reader, long length) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNClob(String label, NClob value) throws SQLException {
        throw SqlErrors.unsupported("updateNClob");
    }

    @Override
    public void updateNString(int column, String label) throws SQLException {
        throw SqlErrors.unsupported("updateNString");
    }

    @Override
    public void updateNString(String label, String label2) throws SQLException {
        throw SqlErrors.unsupported("updateNString");
    }

    @Override
    public void updateNull(int column) throws SQLException {
        throw SqlErrors.unsupported("updateNull");
    }

    @Override
    public void updateNull(String label) throws SQLException {
        throw SqlErrors.unsupported("updateNull");
    }

    @Override
    public void updateObject(int column, Object value) throws SQLException {
        throw SqlErrors.unsupported("updateObject");
    }

    @Override
    public void updateObject(int column, Object value, int scale) throws SQLException {
        throw SqlErrors.unsupported("updateObject");
    }

    @Override
    public void updateObject(String label, Object value) throws SQLException {
        throw SqlErrors.unsupported("updateObject");
    }

    @Override
    public void updateObject(String label, Object value, int scale) throws SQLException {
        throw SqlErrors.unsupported("updateObject");
    }

    @Override
    public void updateRef(int column, Ref value) throws SQLException {
        throw SqlErrors.unsupported("updateRef");
    }

    @Override
    public void updateRef(String label, Ref value) throws SQLException {
        throw SqlErrors.unsupported("updateRef");
    }

    @Override
    public void updateRow() throws SQLException {
        throw SqlErrors.unsupported("updateRow");
    }

    @Override
    public void updateRowId(int column, RowId value) throws SQLException {
        throw SqlErrors.unsupported("updateRowId");
    }

    @Override
    public void updateRowId(String label, RowId value) throws SQLException {
        throw SqlErrors.unsupported("updateRowId");
    }

    @Override
    public void updateSQLXML(int column, SQLXML value) throws SQLException {
        throw SqlErrors.unsupported("updateSQLXML");
    }

    @Override
    public void updateSQLXML(String label, SQLXML value) throws SQLException {
        throw SqlErrors.unsupported("updateSQLXML");
    }

    @Override
    public void updateShort(int column, short value) throws SQLException {
        throw SqlErrors.unsupported("updateShort");
    }

    @Override
    public void updateShort(String label, short value) throws SQLException {
        throw SqlErrors.unsupported("updateShort");
    }

    @Override
    public void updateString(int column, String label) throws SQLException {
        throw SqlErrors.unsupported("updateString");
    }

    @Override
    public void updateString(String label, String label2) throws SQLException {
        throw SqlErrors.unsupported("updateString");
    }

    @Override
    public void updateTime(int column, Time value) throws SQLException {
        throw SqlErrors.unsupported("updateTime");
    }

    @Override
    public void updateTime(String label, Time value) throws SQLException {
        throw SqlErrors.unsupported("updateTime");
    }

    @Override
    public void updateTimestamp(int column, Timestamp value) throws SQLException {
        throw SqlErrors.unsupported("updateTimestamp");
    }

    @Override
    public void updateTimestamp(String label, Timestamp value) throws SQLException {
        throw SqlErrors.unsupported("updateTimestamp");
    }
}
