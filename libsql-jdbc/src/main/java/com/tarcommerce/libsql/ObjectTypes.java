package com.tarcommerce.libsql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types that {@code getObject(column, type)} can give. */
final class ObjectTypes {
    private static final Map<Class<?>, Reader> READERS = Map.ofEntries(Map.entry(Object.class, value -> value),
            Map.entry(String.class, Readings::text), Map.entry(byte[].class, Readings::bytes),
            Map.entry(Boolean.class, Readings::truth),
            Map.entry(Long.class, value -> Readings.integer(value, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Integer.class, value -> (int) Readings.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Short.class, value -> (short) Readings.integer(value, Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Byte.class, value -> (byte) Readings.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(Double.class, Readings::real), Map.entry(Float.class, value -> (float) Readings.real(value)),
            Map.entry(BigDecimal.class, Readings::decimal),
            Map.entry(BigInteger.class, value -> Readings.decimal(value).toBigInteger()),
            Map.entry(Instant.class, Readings::instant),
            Map.entry(OffsetDateTime.class, value -> Readings.instant(value).atOffset(ZoneOffset.UTC)),
            Map.entry(LocalDateTime.class, Readings::localDateTime),
            Map.entry(LocalDate.class, value -> Readings.localDateTime(value).toLocalDate()),
            Map.entry(LocalTime.class, Readings::localTime),
            Map.entry(Timestamp.class, value -> Timestamp.from(Readings.instant(value))),
            Map.entry(Date.class, value -> Date.valueOf(Readings.localDateTime(value).toLocalDate())),
            Map.entry(Time.class, value -> Time.valueOf(Readings.localTime(value))),
            Map.entry(UUID.class, ObjectTypes::uuid));

    @FunctionalInterface
    private interface Reader {
        Object read(Object value) throws SQLException;
    }

    private ObjectTypes() {
    }

    static Object read(Object value, Class<?> type) throws SQLException {
        @Nullable
        Reader reader = READERS.get(type);
        if (reader == null) {
            throw SqlErrors.unsupported("getObject for a " + type.getName());
        }
        return reader.read(value);
    }

    private static UUID uuid(Object value) throws SQLException {
        try {
            return UUID.fromString(Readings.text(value));
        } catch (IllegalArgumentException wrong) {
            throw SqlErrors.of(SqlErrors.WRONG_VALUE, "'" + Readings.text(value) + "' is no UUID", wrong);
        }
    }
}
