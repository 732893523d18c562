package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.signature.Sha256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A message as it is kept, which somebody may have changed by hand. */
public final class StoredBody {
    private StoredBody() {
    }

    /** Empty if it is no message. */
    public static Optional<SendMessage> read(JsonMapper json, String body) {
        try {
            return Optional.ofNullable(json.readValue(body, SendMessage.class)).filter(StoredBody::isWhole);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(SendMessage message) {
        @Nullable
        Object room = message.room();
        @Nullable
        Object text = message.text();
        return room != null && text != null;
    }

    /** What is compared in place of a body whose text is forgotten. */
    static String hash(String body) {
        return Sha256.hex(body);
    }
}
