package com.tarcommerce.libsql.hrana;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads protobuf's wire format; anything that can't be read is an {@link IllegalArgumentException}. */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] buffer;
    private int position;
    private int limit;
    private int type;

    ProtobufReader(byte[] buffer) {
        this.buffer = buffer;
        this.limit = buffer.length;
    }

    /** The number of the next field of the message that is read, or 0 at its end. */
    int next() {
        if (position == limit) {
            return 0;
        }
        var tag = (int) varint();
        type = tag & 7;
        return tag >>> 3;
    }

    /** Goes into the message that is next; the answer is for {@link #leave}. */
    int enter() {
        var end = position(length());
        var outer = limit;
        limit = end;
        return outer;
    }

    void leave(int outer) {
        position = limit;
        limit = outer;
    }

    String string() {
        var length = length();
        var start = position;
        position = position(length);
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        var length = length();
        var start = position;
        position = position(length);
        return Arrays.copyOfRange(buffer, start, position);
    }

    long unsigned() {
        expect(VARINT);
        return varint();
    }

    long signed() {
        var value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    double fixed() {
        expect(FIXED64);
        var end = position(Long.BYTES);
        var bits = 0L;
        for (var shift = 0; position < end; shift += Byte.SIZE) {
            bits |= (buffer[position++] & 0xFFL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    /** A field that this version doesn't know. */
    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> position = position(Long.BYTES);
            case DELIMITED -> position = position(length());
            case FIXED32 -> position = position(Integer.BYTES);
            default -> throw new IllegalArgumentException("wire type " + type);
        }
    }

    private int length() {
        expect(DELIMITED);
        var length = varint();
        if (length < 0 || length > limit - position) {
            throw new IllegalArgumentException("a length of " + length + " at " + position);
        }
        return (int) length;
    }

    private void expect(int wanted) {
        if (type != wanted) {
            throw new IllegalArgumentException("wire type " + type + " instead of " + wanted);
        }
    }

    private int position(int length) {
        if (length > limit - position) {
            throw new IllegalArgumentException("the message ends too early");
        }
        return position + length;
    }

    private long varint() {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var part = buffer[position(1) - 1];
            position++;
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }
}
