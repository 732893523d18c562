package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.SharedPart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Begins to take updates once everything else has started, and stops before anything else does. Of several replicas only
 * the one that has the bot's partition polls; webhooks come to any.
 */
@Component
class TelegramIntake implements SmartLifecycle, SharedPart {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramIntake.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final TelegramSettings settings;
    private final PollUpdates pollUpdates;
    private final SetWebhook setWebhook;
    private final Partitions partitions;
    private volatile boolean running;
    private @Nullable Thread worker;

    TelegramIntake(TelegramSettings settings, PollUpdates pollUpdates, SetWebhook setWebhook,
            Partitions partitions) {
        this.settings = settings;
        this.pollUpdates = pollUpdates;
        this.setWebhook = setWebhook;
        this.partitions = partitions;
    }

    @Override
    public synchronized void start() {
        running = true;
        var mode = settings.effectiveMode();
        if (mode == TelegramMode.OFF && settings.modeIsChosen() && settings.botToken().isEmpty()) {
            LOG.warn("Telegram is off: TAR_TELEGRAM_BOT_TOKEN is not set");
        }
        switch (mode) {
            case OFF -> {
            }
            case POLLING -> pollIfOurs();
            case WEBHOOK -> worker = begin(setWebhook::run);
        }
    }

    @Override
    public void changed() {
        if (running && settings.effectiveMode() == TelegramMode.POLLING) {
            pollIfOurs();
        }
    }

    /** What an older poll still brings is kept like any update, so that two that overlap do no harm. */
    private synchronized void pollIfOurs() {
        var isOurs = partitions.hold(Partitions.of("telegram", settings.botId())) != null;
        if (isOurs && worker == null) {
            worker = begin(pollUpdates::run);
        } else if (!isOurs && worker != null) {
            worker.interrupt();
            worker = null;
        }
    }

    private static Thread begin(Work work) {
        return Thread.ofVirtual().name("telegram").start(() -> {
            try {
                work.run();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).log("Telegram is no longer listened to: restart this service");
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        var working = worker();
        if (working == null) {
            return;
        }
        working.interrupt();
        try {
            working.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread worker() {
        return worker;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
