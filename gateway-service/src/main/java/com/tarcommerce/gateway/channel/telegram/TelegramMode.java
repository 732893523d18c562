package com.tarcommerce.gateway.channel.telegram;

/** How updates come. */
enum TelegramMode {
    OFF, POLLING, WEBHOOK
}
