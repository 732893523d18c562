package com.tarcommerce.libsql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** SQLite's values as Java's. What does not fit is an error, never something near it. */
final class Readings {

    private Readings() {
    }

    static long integer(Object value, long least, long most) throws SQLException {
        var number = switch (value) {
            case Long whole -> whole;
            case Double real -> whole(BigDecimal.valueOf(real));
            case String text -> whole(decimal(text));
            default -> throw wrong(value, "a number");
        };
        if (number < least || number > most) {
            throw SqlErrors.of(SqlErrors.OUT_OF_RANGE, number + " does not fit");
        }
        return number;
    }

    private static long whole(BigDecimal number) throws SQLException {
        try {
            return number.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException tooBig) {
            throw SqlErrors.of(SqlErrors.OUT_OF_RANGE, number + " does not fit", tooBig);
        }
    }

    static double real(Object value) throws SQLException {
        return switch (value) {
            case Long whole -> whole;
            case Double real -> real;
            case String text -> decimal(text).doubleValue();
            default -> throw wrong(value, "a number");
        };
    }

    static BigDecimal decimal(Object value) throws SQLException {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Double real -> BigDecimal.valueOf(real);
            case String text -> decimal(text);
            default -> throw wrong(value, "a number");
        };
    }

    private static BigDecimal decimal(String text) throws SQLException {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException wrong) {
            throw wrong(text, "a number");
        }
    }

    static boolean truth(Object value) throws SQLException {
        return switch (value) {
            case Long whole -> whole != 0;
            case Double real -> real != 0;
            case String text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "1" -> true;
                case "false", "f", "no", "0", "" -> false;
                default -> throw wrong(value, "true or false");
            };
            default -> throw wrong(value, "true or false");
        };
    }

    static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }

    static byte[] bytes(Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Text in UTC unless it says otherwise, or milliseconds since 1970. */
    static Instant instant(Object value) throws SQLException {
        if (value instanceof Long millis) {
            return Instant.ofEpochMilli(millis);
        }
        var text = text(value).strip().replace(' ', 'T');
        try {
            if (text.length() > 11 && (text.endsWith("Z") || text.substring(11).matches(".*[+-]\\d\\d:?\\d\\d"))) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return local(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw wrong(value, "a moment");
        }
    }

    static LocalDateTime localDateTime(Object value) throws SQLException {
        return LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC);
    }

    static LocalTime localTime(Object value) throws SQLException {
        try {
            return value instanceof String text && text.indexOf('-') < 0
                    ? LocalTime.parse(text.strip())
                    : localDateTime(value).toLocalTime();
        } catch (DateTimeException wrong) {
            throw wrong(value, "a time");
        }
    }

    private static LocalDateTime local(String text) {
        return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }

    private static SQLException wrong(Object value, String wanted) {
        var type = value instanceof byte[] ? "a blob" : "'" + value + "'";
        return SqlErrors.of(SqlErrors.WRONG_VALUE, type + " is not " + wanted);
    }
}
