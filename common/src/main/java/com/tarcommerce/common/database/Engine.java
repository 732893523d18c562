package com.tarcommerce.common.database;

/** What keeps the data: a file in this process, or a server. */
public enum Engine {
    SQLITE, LIBSQL;

    static final String SERVER = "jdbc:libsql:";

    /**
     * @param url {@code TAR_DATABASE_URL}
     * @throws IllegalArgumentException if no engine goes by that
     */
    static Engine of(String url) {
        if (url.isBlank()) {
            return SQLITE;
        }
        if (url.startsWith(SERVER)) {
            return LIBSQL;
        }
        throw new IllegalArgumentException("TAR_DATABASE_URL should look like"
                + " jdbc:libsql:http://host:port?namespace={service}; unset it for the embedded engine in TAR_DATA_DIR");
    }
}
