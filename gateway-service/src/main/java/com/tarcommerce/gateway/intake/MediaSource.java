package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import java.util.Set;

/** Fetches what people sent; the adapter of each channel that can has one. Calls go over the network. */
public interface MediaSource {
    /** What no platform gives out beyond, and nothing here reads. */
    int MOST_BYTES = 20 * 1024 * 1024;
    /** What bills come in. */
    Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "application/pdf");

    /** The channel's name in a room: {@code telegram}. */
    String channel();

    /** @throws TemporaryFailure if the platform is away */
    Fetched fetch(Room room, Incoming.File file);

    /** What came of it. */
    sealed interface Fetched {

        /** The file itself. */
        final class Content implements Fetched {
            private final byte[] bytes;

            /** @param bytes not changed by whoever gives them */
            public Content(byte[] bytes) {
                this.bytes = bytes;
            }

            public byte[] bytes() {
                return bytes;
            }
        }

        /** More than {@link #MOST_BYTES}; it was not fetched, or not to its end. */
        record TooLarge() implements Fetched {
        }

        /** It began to come and did not end in time; a second try may wait, and what came behind it may not. */
        record TooSlow() implements Fetched {
        }

        /** The platform does not have it any more, or does not give it to us. */
        record Gone() implements Fetched {
        }
    }
}
