package com.tarcommerce.libsql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** A column's value as every type that JDBC has a getter for; SQL's null is 0, false or {@code null}. */
abstract class ColumnGetters extends LabelledResultSet implements Wrapping {

    /** @return as in {@link com.tarcommerce.libsql.hrana.Stmt#arguments} */
    abstract @Nullable Object value(int column) throws SQLException;

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        var value = value(column);
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        var value = value(column);
        return value == null ? null : type.cast(ObjectTypes.read(value, type));
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Readings.text(value);
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        var value = value(column);
        return value != null && Readings.truth(value);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long integer(int column, long least, long most) throws SQLException {
        var value = value(column);
        return value == null ? 0 : Readings.integer(value, least, most);
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return (float) getDouble(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        var value = value(column);
        return value == null ? 0 : Readings.real(value);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Readings.decimal(value);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        var value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte @Nullable [] getBytes(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Readings.bytes(value);
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Date.valueOf(Readings.localDateTime(value).toLocalDate());
    }

    /** The text says when: the calendar adds nothing. */
    @Override
    public @Nullable Date getDate(int column, Calendar calendar) throws SQLException {
        return getDate(column);
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Time.valueOf(Readings.localTime(value));
    }

    @Override
    public @Nullable Time getTime(int column, Calendar calendar) throws SQLException {
        return getTime(column);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        var value = value(column);
        return value == null ? null : Timestamp.from(Readings.instant(value));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        return getTimestamp(column);
    }

    @Override
    public @Nullable InputStream getBinaryStream(int column) throws SQLException {
        var bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int column) throws SQLException {
        var text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        var text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public @Nullable Blob getBlob(int column) throws SQLException {
        var bytes = getBytes(column);
        return bytes == null ? null : new SerialBlob(bytes);
    }

    @Override
    public @Nullable Clob getClob(int column) throws SQLException {
        var text = getString(column);
        return text == null ? null : new SerialClob(text.toCharArray());
    }
}
