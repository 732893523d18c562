package com.tarcommerce.libsql.hrana;

/**
 * An error in the server's own words.
 *
 * @param code such as {@code SQLITE_CONSTRAINT}; may be empty
 */
public record ServerError(String code, String message) {
}
