package com.tarcommerce.gateway.channel.telegram;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one bot until that is done or no longer wanted. What nobody foresaw ends one try, not the listening.
 *
 * @param account of the bot, for the log
 * @param wanted  false once another replica listens, the bot is removed, or the service stops
 * @param pause   before another try
 */
record Listening(String account, Work work, BooleanSupplier wanted, Duration pause) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** Returns when there is nothing left to do. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    @Override
    public void run() {
        try {
            while (!isDone()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A call that is cut off because the service stops fails too; that is no failure. */
    private boolean isDone() throws InterruptedException {
        try {
            work.run();
            return true;
        } catch (RuntimeException failure) {
            if (wanted.getAsBoolean()) {
                LOG.atError().setCause(failure).addKeyValue("account", account)
                        .log("listening to Telegram failed unexpectedly; it is tried again");
                return false;
            }
            return true;
        }
    }
}
