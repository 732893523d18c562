package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;

/**
 * A room, and what its platform's limits are kept by.
 *
 * @param bot  which of our bots speaks there: {@code telegram/second}
 * @param chat all rooms of one chat share it: {@code telegram/second/-1001}
 */
record Address(Room room, Channel channel, String bot, String chat) {

    static Address of(Room room, Channel channel) {
        return new Address(room, channel, bot(room), channel.name() + "/" + channel.chatOf(room));
    }

    /** Which of our bots speaks there. */
    static String bot(Room room) {
        return room.channel() + "/" + (room.account() == null ? "" : room.account());
    }
}
