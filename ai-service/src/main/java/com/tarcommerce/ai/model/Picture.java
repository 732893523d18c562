package com.tarcommerce.ai.model;

import java.util.Base64;

/** An image that goes to the model inside the request, never as an address. */
public final class Picture {
    private final byte[] bytes;
    private final String type;

    /** @param type as {@code image/png} */
    public Picture(byte[] bytes, String type) {
        this.bytes = bytes.clone();
        this.type = type;
    }

    String dataUrl() {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
