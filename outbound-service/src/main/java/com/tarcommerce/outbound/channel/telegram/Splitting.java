package com.tarcommerce.outbound.channel.telegram;

import java.util.List;

/** Cuts plain text for the other channels as for Telegram: they differ in the length alone. */
public final class Splitting {
    private Splitting() {
    }

    /** At least one part, each of at most {@code limit} UTF-16 units. */
    public static List<String> split(String text, int limit) {
        return new TextSplitter(limit).split(text);
    }
}
