package com.tarcommerce.libsql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java's values as SQLite's: integer, real, text, blob or null. Moments are text in UTC, as SQLite's own functions want it. */
final class Values {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private Values() {
    }

    static @Nullable Object toSql(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Boolean truth -> truth ? 1L : 0L;
            case Double real -> real;
            case Float real -> real.doubleValue();
            case byte[] bytes -> bytes.clone();
            case BigInteger big -> big.bitLength() < Long.SIZE ? (Object) big.longValue() : big.toString();
            case BigDecimal decimal -> decimal.toPlainString();
            case Character letter -> letter.toString();
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case Blob blob -> blob.getBytes(1, (int) blob.length());
            case Clob clob -> clob.getSubString(1, (int) clob.length());
            default -> time(value);
        };
    }

    private static Object time(Object value) throws SQLException {
        return switch (value) {
            case Timestamp moment -> text(moment.toInstant());
            case java.sql.Date date -> date.toLocalDate().toString();
            case java.sql.Time time -> time.toLocalTime().toString();
            case java.util.Date moment -> text(moment.toInstant());
            case Instant moment -> text(moment);
            case OffsetDateTime moment -> text(moment.toInstant());
            case ZonedDateTime moment -> text(moment.toInstant());
            case LocalDateTime moment -> TIMESTAMP.format(moment);
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            default -> throw SqlErrors.of(SqlErrors.WRONG_ARGUMENTS,
                    "SQLite has no place for a " + value.getClass().getName());
        };
    }

    private static String text(Instant moment) {
        return TIMESTAMP.format(moment.atOffset(ZoneOffset.UTC));
    }
}
