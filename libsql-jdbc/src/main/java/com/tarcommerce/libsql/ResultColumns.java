package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Column;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a result. Their types are what was declared; where nothing was, what the first value is. */
record ResultColumns(List<Column> columns, List<@Nullable Object[]> rows) implements ResultSetMetaData, Wrapping {

    private Column column(int number) throws SQLException {
        if (number < 1 || number > columns.size()) {
            throw SqlErrors.of("42703", "There is no column " + number + ": there are " + columns.size());
        }
        return columns.get(number - 1);
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int number) throws SQLException {
        return column(number).name();
    }

    @Override
    public String getColumnName(int number) throws SQLException {
        return column(number).name();
    }

    @Override
    public String getColumnTypeName(int number) throws SQLException {
        var declared = column(number).declaredType();
        return declared.isEmpty() ? ColumnTypes.name(firstValue(number)) : declared.toUpperCase(Locale.ROOT);
    }

    @Override
    public int getColumnType(int number) throws SQLException {
        var declared = column(number).declaredType();
        return declared.isEmpty() ? ColumnTypes.of(firstValue(number)) : ColumnTypes.declared(declared);
    }

    @Override
    public String getColumnClassName(int number) throws SQLException {
        return switch (getColumnType(number)) {
            case Types.BIGINT, Types.BOOLEAN -> Long.class.getName();
            case Types.DOUBLE -> Double.class.getName();
            case Types.BLOB -> "[B";
            case Types.VARCHAR -> String.class.getName();
            default -> Object.class.getName();
        };
    }

    private @Nullable Object firstValue(int number) {
        return rows.stream().map(row -> row[number - 1]).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Override
    public boolean isAutoIncrement(int number) {
        return false;
    }

    @Override
    public boolean isCaseSensitive(int number) {
        return true;
    }

    @Override
    public boolean isSearchable(int number) {
        return true;
    }

    @Override
    public boolean isCurrency(int number) {
        return false;
    }

    @Override
    public int isNullable(int number) {
        return columnNullableUnknown;
    }

    @Override
    public boolean isSigned(int number) throws SQLException {
        return getColumnType(number) == Types.BIGINT || getColumnType(number) == Types.DOUBLE;
    }

    @Override
    public int getColumnDisplaySize(int number) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getPrecision(int number) {
        return 0;
    }

    @Override
    public int getScale(int number) {
        return 0;
    }

    @Override
    public String getSchemaName(int number) {
        return "";
    }

    @Override
    public String getTableName(int number) {
        return "";
    }

    @Override
    public String getCatalogName(int number) {
        return "";
    }

    @Override
    public boolean isReadOnly(int number) {
        return true;
    }

    @Override
    public boolean isWritable(int number) {
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int number) {
        return false;
    }
}
