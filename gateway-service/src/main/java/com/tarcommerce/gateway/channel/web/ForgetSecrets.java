package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.database.CommitGroup;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the text of keys and codes once they have been shown for long enough; what a stop left over, at the start. */
@Component
class ForgetSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetSecrets.class);

    private final WebMessageStore messages;
    private final CommitGroup commits;
    private final InstantSource clock;

    ForgetSecrets(WebMessageStore messages, CommitGroup commits, InstantSource clock) {
        this.messages = messages;
        this.commits = commits;
        this.clock = clock;
    }

    /** Returns at once; until then, nobody is shown one that is too old in any case. */
    void later() {
        CompletableFuture.delayedExecutor(WebFeed.SECRETS_SHOWN.toMillis() + 1, TimeUnit.MILLISECONDS,
                ForgetSecrets::start).execute(this::forget);
    }

    @EventListener(ApplicationReadyEvent.class)
    void whatIsLeftOver() {
        start(() -> {
            if (forget()) {
                later();
            }
        });
    }

    /** @return whether any are left */
    private boolean forget() {
        try {
            return commits.commit(() -> messages.forgetSecrets(clock.instant().minus(WebFeed.SECRETS_SHOWN)));
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("what was shown for a while could not be forgotten; tried again daily");
            return true;
        }
    }

    private static void start(Runnable task) {
        Thread.ofVirtual().name("forget-secrets").start(task);
    }
}
