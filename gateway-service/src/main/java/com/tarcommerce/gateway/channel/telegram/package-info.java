/** Telegram: takes updates by webhook or long polling, reads them, and asks the Bot API what must be asked. */
@NullMarked
package com.tarcommerce.gateway.channel.telegram;

import org.jspecify.annotations.NullMarked;
