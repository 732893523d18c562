package com.tarcommerce.outbound.channel.telegram;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * How a stretch of a text looks.
 *
 * @param type   as Telegram names it: {@code bold}, {@code italic}, {@code code}, {@code pre}, {@code text_link}
 * @param offset in UTF-16 units, as Telegram counts
 * @param url    of a {@code text_link}
 */
record Mark(String type, int offset, int length, @Nullable String url) {

    Mark movedBy(int units) {
        return new Mark(type, offset + units, length, url);
    }

    MessageEntity entity() {
        return MessageEntity.builder().type(type).offset(offset).length(length).url(url).build();
    }
}
