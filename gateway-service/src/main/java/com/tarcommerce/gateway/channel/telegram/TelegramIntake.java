package com.tarcommerce.gateway.channel.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Begins to take updates once everything else has started, and stops before anything else does. */
@Component
class TelegramIntake implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramIntake.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final TelegramSettings settings;
    private final PollUpdates pollUpdates;
    private final SetWebhook setWebhook;
    private volatile boolean running;
    private @Nullable Thread worker;

    TelegramIntake(TelegramSettings settings, PollUpdates pollUpdates, SetWebhook setWebhook) {
        this.settings = settings;
        this.pollUpdates = pollUpdates;
        this.setWebhook = setWebhook;
    }

    @Override
    public void start() {
        running = true;
        var mode = settings.effectiveMode();
        if (mode == TelegramMode.OFF && settings.modeIsChosen() && settings.botToken().isEmpty()) {
            LOG.warn("Telegram is off: TAR_TELEGRAM_BOT_TOKEN is not set");
        }
        worker = switch (mode) {
            case OFF -> null;
            case POLLING -> begin(pollUpdates::run);
            case WEBHOOK -> begin(setWebhook::run);
        };
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
        var working = worker;
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
