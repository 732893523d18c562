package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.Ring;

/**
 * Where lanes belong. All of one chat, whose threads are lanes of their own, are in one partition: so a shop's messages
 * are counted against its limit by one replica.
 */
final class LaneKeys {
    static final String KIND = "lane";
    /** Channel and account stand before the second one, the chat before the third. */
    private static final char SEPARATOR = '/';

    private LaneKeys() {
    }

    /** @param lane {@code telegram//-1001/45}, or whatever a channel made of an update without a chat */
    static int partitionOf(String lane) {
        var account = lane.indexOf(SEPARATOR, lane.indexOf(SEPARATOR) + 1);
        var chat = lane.indexOf(SEPARATOR, account + 1);
        return Partitions.of(lane.substring(0, account + 1),
                lane.substring(account + 1, chat < 0 ? lane.length() : chat));
    }

    static Ring ring(String lane) {
        return new Ring(KIND, lane, partitionOf(lane));
    }
}
