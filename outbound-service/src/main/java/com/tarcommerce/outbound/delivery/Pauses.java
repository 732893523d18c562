package com.tarcommerce.outbound.delivery;

/** What the platform asked one bot, or a chat of it, to wait for. For several threads, under the lock of its queue. */
final class Pauses {
    private final String bot;
    private final BotQueue queue;
    private final Pace pace;

    Pauses(String bot, BotQueue queue, Pace pace) {
        this.bot = bot;
        this.queue = queue;
        this.pace = pace;
    }

    void notice() {
        synchronized (queue) {
            queue.pausedUntil(Times.nanos(pace.pausedUntil(bot)));
        }
    }

    void notice(ChatQueue chat) {
        synchronized (queue) {
            chat.pausedUntil(Times.nanos(pace.pausedUntil(chat.key())));
        }
    }

    /** The bot need not wait any more. */
    void end() {
        synchronized (queue) {
            queue.resume();
        }
    }
}
