package com.tarcommerce.outbound.media;

/** A file as it is handed to a channel, which can take it so. */
public final class Enclosed {
    private final byte[] bytes;
    private final String type;
    private final String name;
    private final boolean photo;

    /**
     * @param bytes not changed by anybody
     * @param type  such as {@code image/jpeg}, by its bytes
     * @param photo whether it is to be shown in the chat
     */
    public Enclosed(byte[] bytes, String type, String name, boolean photo) {
        this.bytes = bytes;
        this.type = type;
        this.name = name;
        this.photo = photo;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String type() {
        return type;
    }

    public String name() {
        return name;
    }

    public boolean photo() {
        return photo;
    }

    public Enclosed asDocument() {
        return new Enclosed(bytes, type, name, false);
    }
}
