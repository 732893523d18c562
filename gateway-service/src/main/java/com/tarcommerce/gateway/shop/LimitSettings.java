package com.tarcommerce.gateway.shop;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much people may ask.
 *
 * @param senderPerMinute messages of one person, over all chats
 * @param shopPerMinute   messages of one shop, over all its people
 * @param mostKeys        how many people, and how many shops, are counted at a time
 * @param roomWritesPerMinute what one key may say and press in rooms in the browser, before it is looked at at all
 */
@Validated
@ConfigurationProperties("tar.limits")
record LimitSettings(@DefaultValue("20") @Positive int senderPerMinute,
        @DefaultValue("120") @Positive int shopPerMinute, @DefaultValue("10000") @Positive int mostKeys,
        @DefaultValue("60") @Positive int roomWritesPerMinute) {
}
