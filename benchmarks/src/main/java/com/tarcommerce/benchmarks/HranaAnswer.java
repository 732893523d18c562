package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An answer of Hrana 3 in protobuf, read as far as a client must: where the stream goes on, the counts, the values. */
final class HranaAnswer {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final byte[] NONE = {};

    /** The messages on the way to what is wanted; field numbers are those of the specification. */
    private enum Level {
        BODY, RESULT, RESPONSE, EXECUTED, BATCH, BATCHED, STEP, STATEMENT, ROW, VALUE, ERROR, OTHER;

        Level of(int field) {
            return switch (this) {
                case BODY -> field == 3 ? RESULT : OTHER;
                case RESULT -> field == 1 ? RESPONSE : ERROR;
                case RESPONSE -> field == 2 ? EXECUTED : field == 3 ? BATCH : OTHER;
                case EXECUTED -> field == 1 ? STATEMENT : OTHER;
                case BATCH -> field == 1 ? BATCHED : OTHER;
                case BATCHED -> field == 1 ? STEP : ERROR;
                case STEP -> field == 2 ? STATEMENT : OTHER;
                case STATEMENT -> field == 2 ? ROW : OTHER;
                case ROW -> field == 1 ? VALUE : OTHER;
                case VALUE, ERROR, OTHER -> OTHER;
            };
        }
    }

    private final byte[] bytes;
    private final List<Object> values = new ArrayList<>();
    private int at;
    private byte[] baton = NONE;
    private long changes;

    /** Another writer kept the lock for longer than the server lets one wait: try again. */
    static final class DatabaseBusy extends IOException {
        private static final long serialVersionUID = 1L;

        DatabaseBusy(String message) {
            super(message);
        }
    }

    HranaAnswer(byte[] bytes) throws IOException {
        this.bytes = bytes;
        read(Level.BODY, bytes.length);
    }

    private void read(Level level, int end) throws IOException {
        while (at < end) {
            var tag = (int) varint();
            switch (tag & 7) {
                case VARINT -> number(level, tag >>> 3, varint());
                case FIXED64 -> at += Long.BYTES;
                case DELIMITED -> delimited(level, tag >>> 3, (int) varint());
                default -> throw new IOException("wire type " + (tag & 7));
            }
        }
    }

    private void delimited(Level level, int field, int length) throws IOException {
        var end = at + length;
        if (level == Level.BODY && field == 1) {
            baton = Arrays.copyOfRange(bytes, at, end);
        } else if (level == Level.VALUE && field == 4) {
            values.add(new String(bytes, at, length, StandardCharsets.UTF_8));
        } else if (level.of(field) == Level.ERROR) {
            var error = new String(bytes, at, length, StandardCharsets.UTF_8);
            throw error.contains("database is locked") ? new DatabaseBusy(error) : new IOException(error);
        } else if (level.of(field) != Level.OTHER) {
            read(level.of(field), end);
        }
        at = end;
    }

    private void number(Level level, int field, long number) {
        if (level == Level.STATEMENT && field == 3) {
            changes += number;
        } else if (level == Level.VALUE && field == 2) {
            values.add((number >>> 1) ^ -(number & 1));
        }
    }

    private long varint() {
        var value = 0L;
        for (var shift = 0;; shift += 7) {
            var part = bytes[at++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    /** What the next request on the stream has to show. */
    byte[] baton() {
        return baton;
    }

    /** Rows changed by all statements together. */
    long changes() {
        return changes;
    }

    /** Of all rows, as {@link Long} and {@link String}. */
    List<Object> values() {
        return values;
    }
}
