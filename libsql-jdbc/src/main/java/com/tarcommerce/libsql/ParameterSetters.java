package com.tarcommerce.libsql;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Parameters of every type, each brought to one of the five that SQLite knows. */
abstract class ParameterSetters extends UnsupportedPreparedStatement {

    ParameterSetters(LibsqlConnection connection) {
        super(connection);
    }

    /** @param value {@code null}, {@link Long}, {@link Double}, {@link String} or {@code byte[]} */
    abstract void set(int index, @Nullable Object value) throws SQLException;

    @Override
    public void setNull(int index, int type) throws SQLException {
        set(index, null);
    }

    @Override
    public void setNull(int index, int type, String name) throws SQLException {
        set(index, null);
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        set(index, value ? 1L : 0L);
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        set(index, (long) value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        set(index, (long) value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        set(index, (long) value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        set(index, (double) value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setString(int index, @Nullable String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setNString(int index, @Nullable String value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        set(index, value == null ? null : value.clone());
    }

    @Override
    public void setDate(int index, @Nullable Date value) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setDate(int index, @Nullable Date value, Calendar calendar) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setTime(int index, @Nullable Time value) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setTime(int index, @Nullable Time value, Calendar calendar) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        setObject(index, value);
    }

    /** The instant is what counts, and it is written in UTC whatever the calendar. */
    @Override
    public void setTimestamp(int index, @Nullable Timestamp value, Calendar calendar) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setObject(int index, @Nullable Object value) throws SQLException {
        set(index, Values.toSql(value));
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setObject(int index, @Nullable Object value, int type, int scale) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setObject(int index, @Nullable Object value, SQLType type, int scale) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setBlob(int index, @Nullable Blob value) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setClob(int index, @Nullable Clob value) throws SQLException {
        setObject(index, value);
    }

    @Override
    public void setBlob(int index, InputStream stream) throws SQLException {
        setBinaryStream(index, stream);
    }

    @Override
    public void setBlob(int index, InputStream stream, long length) throws SQLException {
        setBinaryStream(index, stream, length);
    }

    @Override
    public void setBinaryStream(int index, InputStream stream) throws SQLException {
        setBinaryStream(index, stream, Integer.MAX_VALUE);
    }

    @Override
    public void setBinaryStream(int index, InputStream stream, int length) throws SQLException {
        setBinaryStream(index, stream, (long) length);
    }

    @Override
    public void setBinaryStream(int index, InputStream stream, long length) throws SQLException {
        set(index, read(stream, length));
    }

    @Override
    public void setAsciiStream(int index, InputStream stream) throws SQLException {
        setAsciiStream(index, stream, Integer.MAX_VALUE);
    }

    @Override
    public void setAsciiStream(int index, InputStream stream, int length) throws SQLException {
        setAsciiStream(index, stream, (long) length);
    }

    @Override
    public void setAsciiStream(int index, InputStream stream, long length) throws SQLException {
        set(index, new String(read(stream, length), StandardCharsets.US_ASCII));
    }

    @Override
    public void setClob(int index, Reader reader) throws SQLException {
        setCharacterStream(index, reader);
    }

    @Override
    public void setClob(int index, Reader reader, long length) throws SQLException {
        setCharacterStream(index, reader, length);
    }

    @Override
    public void setNClob(int index, Reader reader) throws SQLException {
        setCharacterStream(index, reader);
    }

    @Override
    public void setNClob(int index, Reader reader, long length) throws SQLException {
        setCharacterStream(index, reader, length);
    }

    @Override
    public void setNCharacterStream(int index, Reader reader) throws SQLException {
        setCharacterStream(index, reader);
    }

    @Override
    public void setNCharacterStream(int index, Reader reader, long length) throws SQLException {
        setCharacterStream(index, reader, length);
    }

    @Override
    public void setCharacterStream(int index, Reader reader, int length) throws SQLException {
        setCharacterStream(index, reader, (long) length);
    }

    @Override
    public void setCharacterStream(int index, Reader reader) throws SQLException {
        setCharacterStream(index, reader, Integer.MAX_VALUE);
    }

    @Override
    public void setCharacterStream(int index, Reader reader, long length) throws SQLException {
        try {
            var text = reader.readAllAsString();
            set(index, text.length() <= length ? text : text.substring(0, (int) length));
        } catch (IOException failure) {
            throw SqlErrors.of("22000", "The text can't be read", failure);
        }
    }

    private static byte[] read(InputStream stream, long length) throws SQLException {
        try {
            return stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
        } catch (IOException failure) {
            throw SqlErrors.of("22000", "The bytes can't be read", failure);
        }
    }
}
