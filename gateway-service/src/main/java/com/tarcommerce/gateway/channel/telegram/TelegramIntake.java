package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.SharedPart;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Begins to take updates once everything else has started, and stops before anything else does. Of several replicas only
 * the one that has a bot's partition polls for it; webhooks come to any.
 */
@Component
class TelegramIntake implements SmartLifecycle, SharedPart {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramIntake.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final TelegramSettings settings;
    private final Bots bots;
    private final TelegramWork work;
    private final Partitions partitions;
    private final Map<Bot, Thread> workers = new HashMap<>();
    private final ReentrantLock arranging = new ReentrantLock();
    private volatile boolean running;

    TelegramIntake(TelegramSettings settings, Bots bots, TelegramWork work, Partitions partitions) {
        this.settings = settings;
        this.bots = bots;
        this.work = work;
        this.partitions = partitions;
    }

    @Override
    public void start() {
        running = true;
        if (settings.effectiveMode() == TelegramMode.OFF && settings.modeIsChosen() && bots.all().isEmpty()) {
            LOG.warn("Telegram is off: TAR_TELEGRAM_BOT_TOKEN is not set");
        }
        arrange();
    }

    @Override
    public void changed() {
        if (running) {
            Thread.ofVirtual().name("telegram bots").start(this::arrangeUntilDone);
        }
    }

    private void arrangeUntilDone() {
        while (running) {
            try {
                arrange();
                return;
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("which bots there are is not known; looked up again");
            }
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What an older poll still brings is kept like any update, so that two that overlap do no harm. */
    private void arrange() {
        arranging.lock();
        try {
            var wanted = new HashSet<>(running ? bots.all().stream().filter(this::isOurs).toList() : List.of());
            workers.entrySet().removeIf(each -> {
                var ends = !wanted.contains(each.getKey());
                if (ends) {
                    each.getValue().interrupt();
                }
                return ends;
            });
            wanted.forEach(bot -> workers.computeIfAbsent(bot, this::begin));
        } finally {
            arranging.unlock();
        }
    }

    private boolean isOurs(Bot bot) {
        return settings.mode(bot.account()) == TelegramMode.WEBHOOK
                || partitions.hold(Partitions.of("telegram", bot.id())) != null;
    }

    private Thread begin(Bot bot) {
        return Thread.ofVirtual().name("telegram")
                .start(new Listening(bot.account(), () -> work.run(bot), () -> isWorker(bot), AGAIN));
    }

    /** Whether this thread still is the one that works for the bot. */
    private boolean isWorker(Bot bot) {
        arranging.lock();
        try {
            return running && Thread.currentThread().equals(workers.get(bot));
        } finally {
            arranging.unlock();
        }
    }

    @Override
    public void stop() {
        running = false;
        var working = working();
        working.forEach(Thread::interrupt);
        try {
            for (var each : working) {
                each.join(GRACE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Thread> working() {
        arranging.lock();
        try {
            return List.copyOf(workers.values());
        } finally {
            arranging.unlock();
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
}
