package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.signature.Sha256;

/**
 * An event that the gateway itself puts into a queue.
 *
 * @param id while a row has it no other gets it
 */
record Posting(String id, String lane, String body) {

    /** Whether something that is to have an alarm has one; once, however often it is asked before somebody looks. */
    static Posting missed(String type, String tenant, String id, String key) {
        var lane = tenant + "|" + key;
        return new Posting("msg_" + Sha256.hex(type + "|" + lane).substring(0, 32), lane,
                PostedEvent.missed(type, tenant, id, key));
    }

    /** What a row says, in another queue; once, however often the row is tried before somebody looks there. */
    static Posting besides(OutboxRow row) {
        return new Posting(besides(row.lane()), row.lane(), row.body());
    }

    /** Whether the row that it stands for waits where that was put. */
    static boolean isBesides(OutboxRow row) {
        return row.id().equals(besides(row.lane()));
    }

    private static String besides(String lane) {
        return "msg_" + Sha256.hex("besides|" + lane).substring(0, 32);
    }

    /** What a row says, once more. */
    static Posting again(OutboxRow row) {
        return new Posting(RandomId.next("msg_"), row.lane(), row.body());
    }
}
