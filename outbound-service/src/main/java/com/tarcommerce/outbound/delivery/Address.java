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
        var bot = channel.name() + "/" + (room.account() == null ? "" : room.account());
        return new Address(room, channel, bot, channel.name() + "/" + channel.chatOf(room));
    }
}
