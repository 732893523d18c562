package com.tarcommerce.gateway.command;

import java.time.Instant;
import java.util.List;

/**
 * The commands of one message, which are taken one by one if somebody says so.
 *
 * @param inboundId the message; how often it is agreed to, each is done once
 * @param texts     as typed
 * @param messageId the platform's
 * @param writtenAt when it was, which is what the moments in it go by
 */
record Parts(long inboundId, List<String> texts, String messageId, Instant writtenAt) {
    Parts {
        texts = List.copyOf(texts);
    }
}
