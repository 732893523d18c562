package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Column;
import com.tarcommerce.libsql.hrana.Result;
import com.tarcommerce.libsql.hrana.Stmt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@link java.sql.DatabaseMetaData} asks of the database itself; found by {@link MetaDataHandler} by name. There
 * is one catalogue and one schema, both without a name.
 */
public final class Catalogue {
    private static final String ANY = "%";

    private final LibsqlConnection connection;

    Catalogue(LibsqlConnection connection) {
        this.connection = connection;
    }

    public Connection getConnection() {
        return connection;
    }

    public String getURL() {
        return connection.url();
    }

    public boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    public boolean supportsTransactionIsolationLevel(int level) {
        return level != Connection.TRANSACTION_NONE;
    }

    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    public boolean supportsResultSetConcurrency(int type, int concurrency) {
        return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    public boolean supportsResultSetHoldability(int holdability) {
        return true;
    }

    public String getDatabaseProductVersion() throws SQLException {
        return String.valueOf(query("select sqlite_version()").rows().getFirst()[0]);
    }

    public int getDatabaseMajorVersion() throws SQLException {
        return Integer.parseInt(getDatabaseProductVersion().split("\\.", -1)[0]);
    }

    public int getDatabaseMinorVersion() throws SQLException {
        return Integer.parseInt(getDatabaseProductVersion().split("\\.", -1)[1]);
    }

    public ResultSet getTableTypes() {
        var rows = Stream.of("TABLE", "VIEW").map(type -> new @Nullable Object[]{type}).toList();
        return new LibsqlResultSet(null, new Result(List.of(new Column("TABLE_TYPE", "TEXT")), rows, 0, 0));
    }

    /** @param types {@code TABLE} or {@code VIEW}; {@code null} for both */
    public ResultSet getTables(@Nullable String catalog, @Nullable String schema, @Nullable String table,
            String @Nullable [] types) throws SQLException {
        var wanted = Arrays.stream(types == null ? new String[]{"TABLE", "VIEW"} : types)
                .map(type -> type.toLowerCase(Locale.ROOT)).filter(type -> type.equals("table") || type.equals("view"))
                .collect(Collectors.joining("', '", "'", "'"));
        return rows("""
                select null TABLE_CAT, null TABLE_SCHEM, name TABLE_NAME, upper(type) TABLE_TYPE, null REMARKS,
                       null TYPE_CAT, null TYPE_SCHEM, null TYPE_NAME, null SELF_REFERENCING_COL_NAME,
                       null REF_GENERATION
                from sqlite_master
                where type in (%s) and name like ? escape '\\' and name not like 'sqlite\\_%%' escape '\\'
                order by 4, 3
                """.formatted(wanted), pattern(table));
    }

    public ResultSet getColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table,
            @Nullable String column) throws SQLException {
        return rows("""
                select null TABLE_CAT, null TABLE_SCHEM, m.name TABLE_NAME, c.name COLUMN_NAME,
                       case when upper(c.type) like '%INT%' then -5
                            when upper(c.type) like '%CHAR%' or upper(c.type) like '%TEXT%' then 12
                            when upper(c.type) like '%CLOB%' then 12
                            when upper(c.type) like '%BLOB%' or c.type = '' then 2004
                            when upper(c.type) like '%REAL%' or upper(c.type) like '%FLOA%' then 8
                            when upper(c.type) like '%DOUB%' then 8
                            when upper(c.type) like 'BOOL%' then 16
                            else 2 end DATA_TYPE,
                       upper(c.type) TYPE_NAME, null COLUMN_SIZE, null BUFFER_LENGTH, null DECIMAL_DIGITS,
                       10 NUM_PREC_RADIX, case when c."notnull" then 0 else 1 end NULLABLE, null REMARKS,
                       c.dflt_value COLUMN_DEF, 0 SQL_DATA_TYPE, 0 SQL_DATETIME_SUB, null CHAR_OCTET_LENGTH,
                       c.cid + 1 ORDINAL_POSITION, case when c."notnull" then 'NO' else 'YES' end IS_NULLABLE,
                       null SCOPE_CATALOG, null SCOPE_SCHEMA, null SCOPE_TABLE, null SOURCE_DATA_TYPE,
                       '' IS_AUTOINCREMENT, '' IS_GENERATEDCOLUMN
                from sqlite_master m, pragma_table_info(m.name) c
                where m.type in ('table', 'view') and m.name like ? escape '\\' and c.name like ? escape '\\'
                order by m.name, c.cid
                """, pattern(table), pattern(column));
    }

    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows("""
                select null TABLE_CAT, null TABLE_SCHEM, m.name TABLE_NAME, c.name COLUMN_NAME, c.pk KEY_SEQ,
                       null PK_NAME
                from sqlite_master m, pragma_table_info(m.name) c
                where m.type = 'table' and m.name = ? and c.pk > 0
                order by c.name
                """, table);
    }

    public ResultSet getIndexInfo(@Nullable String catalog, @Nullable String schema, String table, boolean unique,
            boolean approximate) throws SQLException {
        return rows("""
                select null TABLE_CAT, null TABLE_SCHEM, m.name TABLE_NAME, not i."unique" NON_UNIQUE,
                       null INDEX_QUALIFIER, i.name INDEX_NAME, 3 TYPE, c.seqno + 1 ORDINAL_POSITION,
                       c.name COLUMN_NAME, null ASC_OR_DESC, 0 CARDINALITY, 0 PAGES, null FILTER_CONDITION
                from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
                where m.type = 'table' and m.name = ? and (i."unique" or not ?)
                order by 4, 6, 8
                """, table, unique ? 1L : 0L);
    }

    /** The foreign keys of a table. */
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return rows("""
                select null PKTABLE_CAT, null PKTABLE_SCHEM, f."table" PKTABLE_NAME, f."to" PKCOLUMN_NAME,
                       null FKTABLE_CAT, null FKTABLE_SCHEM, m.name FKTABLE_NAME, f."from" FKCOLUMN_NAME,
                       f.seq + 1 KEY_SEQ,
                       case f.on_update when 'CASCADE' then 0 when 'RESTRICT' then 1 when 'SET NULL' then 2
                            when 'SET DEFAULT' then 4 else 3 end UPDATE_RULE,
                       case f.on_delete when 'CASCADE' then 0 when 'RESTRICT' then 1 when 'SET NULL' then 2
                            when 'SET DEFAULT' then 4 else 3 end DELETE_RULE,
                       null FK_NAME, null PK_NAME, 7 DEFERRABILITY
                from sqlite_master m, pragma_foreign_key_list(m.name) f
                where m.type = 'table' and m.name = ?
                order by 3, 9
                """, table);
    }

    private static String pattern(@Nullable String pattern) {
        return pattern == null ? ANY : pattern;
    }

    private ResultSet rows(String sql, Object... arguments) throws SQLException {
        return new LibsqlResultSet(null, query(sql, arguments));
    }

    private Result query(String sql, Object... arguments) throws SQLException {
        return connection.session().run(new Stmt(sql, List.of(arguments), true), connection.timeout());
    }

    static ResultSet noRows() {
        return new LibsqlResultSet(null, Result.EMPTY);
    }
}
