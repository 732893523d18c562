/** Delivers through Telegram's Bot API, and knows what its refusals mean. */
@NullMarked
package com.tarcommerce.outbound.channel.telegram;

import org.jspecify.annotations.NullMarked;
