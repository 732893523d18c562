package com.tarcommerce.libsql.hrana;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes protobuf's wire format into a buffer that grows. */
final class ProtobufWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int LONGEST_VARINT = 10;

    private byte[] buffer = new byte[512];
    private int size;

    /** Opens a message; what is written until {@link #end} is inside it. */
    int begin(int field) {
        tag(field, DELIMITED);
        put(0);
        return size;
    }

    /** @param start what {@link #begin} returned; one byte was kept there for the length, and more are made if needed */
    void end(int start) {
        var length = size - start;
        var more = varintSize(length) - 1;
        if (more > 0) {
            reserve(more);
            System.arraycopy(buffer, start, buffer, start + more, length);
            size += more;
        }
        var end = size;
        size = start - 1;
        varint(length);
        size = end;
    }

    void empty(int field) {
        end(begin(field));
    }

    void string(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(int field, byte[] value) {
        tag(field, DELIMITED);
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    void unsigned(int field, long value) {
        tag(field, VARINT);
        varint(value);
    }

    /** The zigzag form: small numbers are short whatever their sign. */
    void signed(int field, long value) {
        unsigned(field, (value << 1) ^ (value >> 63));
    }

    void fixed(int field, double value) {
        tag(field, FIXED64);
        var bits = Double.doubleToRawLongBits(value);
        for (var shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            put((int) (bits >>> shift));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        reserve(LONGEST_VARINT);
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private static int varintSize(int value) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    private void put(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
