package com.tarcommerce.gateway.intake;

/** Reads the raw updates of one channel; the adapter of each channel has one. */
public interface ChannelReader {

    /** The channel's name in a room: {@code telegram}. */
    String channel();

    /**
     * @param body a raw update as it was kept
     * @throws UnreadableUpdate if it is not what the platform documents; it is parked, never tried again
     */
    Incoming read(String account, String body) throws UnreadableUpdate;
}
