package com.tarcommerce.outbound.message;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Messages whose commit has an unknown outcome: those that are there after all are not forgotten until a restart. */
@Component
class DoubtfulMessages {
    private static final Logger LOG = LoggerFactory.getLogger(DoubtfulMessages.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MessageStore messages;
    private final Arrivals arrivals;
    private final CommitGroup commits;
    private final Wakeups wakeups;
    private final InstantSource clock;

    DoubtfulMessages(MessageStore messages, Arrivals arrivals, CommitGroup commits, Wakeups wakeups,
            InstantSource clock) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.commits = commits;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** Returns at once; asks the database until it answers. */
    void settle(List<String> ids) {
        wakeups.at(clock.instant().plus(PAUSE), () -> {
            var _ = commits.submit(() -> messages.waiting(ids)).whenComplete((found, failure) -> {
                if (failure == null) {
                    found.forEach(each -> arrivals.revived(each.room(), each.rank(), each.seq()));
                } else {
                    LOG.atWarn().setCause(failure).addKeyValue("messages", ids.size())
                            .log("it is not known yet whether messages were accepted; it is asked again");
                    settle(ids);
                }
            });
        });
    }
}
