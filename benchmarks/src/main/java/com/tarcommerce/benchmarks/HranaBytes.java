package com.tarcommerce.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests of Hrana 3 in protobuf, made before the clock runs; field numbers are those of the specification. */
final class HranaBytes {
    private static final byte[] ALWAYS = {};

    private HranaBytes() {
    }

    /** A request that runs one statement. */
    static byte[] execute(String sql, Object... arguments) {
        return message(2, message(2, stmt(1, true, sql, arguments)));
    }

    /** One transaction in one request, as careful as it must be: what fails stops the rest, and is rolled back. */
    static byte[] insertAll(String sql, int rows) {
        var steps = new ArrayList<byte[]>();
        steps.add(step(ALWAYS, stmt(2, true, "BEGIN IMMEDIATE")));
        IntStream.range(0, rows).forEach(row -> steps
                .add(step(succeeded(row), stmt(2, false, sql, (long) row, (long) row, DriverSession.note(row)))));
        steps.add(step(succeeded(rows), stmt(2, true, "COMMIT")));
        steps.add(step(message(1, message(3, message(6))), stmt(2, true, "ROLLBACK")));
        return message(2, message(3, message(1, steps.toArray(byte[][]::new))));
    }

    private static byte[] step(byte[] condition, byte[] stmt) {
        return message(1, condition, stmt);
    }

    private static byte[] succeeded(int step) {
        return message(1, number(1, step));
    }

    private static byte[] stmt(int field, boolean wantRows, String sql, Object... arguments) {
        var parts = Stream.of(List.of(text(1, sql)), Stream.of(arguments).map(HranaBytes::value).toList(),
                List.of(number(5, wantRows ? 1 : 0)));
        return message(field, parts.flatMap(List::stream).toArray(byte[][]::new));
    }

    private static byte[] value(Object value) {
        return value instanceof Long number
                ? message(3, number(2, (number << 1) ^ (number >> 63)))
                : message(3, text(4, value.toString()));
    }

    static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] message(int field, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        varint(out, (long) field << 3 | 2);
        varint(out, Stream.of(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] number(int field, long value) {
        var out = new ByteArrayOutputStream();
        varint(out, (long) field << 3);
        varint(out, value);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        var rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7F) | 0x80);
        }
        out.write((int) rest);
    }
}
