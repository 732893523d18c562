package com.tarcommerce.outbound.message;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.message.MessageStore.Standing;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /**
     * Returns at once; asks the database until it answers. Nothing is changed there: another request may have had one of
     * them sent already, and a lane that finds a message half begun knows what to think of it.
     *
     * @param ids   of all of them
     * @param begun those that were accepted as being sent, and that nobody sends
     */
    void settle(Collection<String> ids, Set<String> begun) {
        wakeups.at(clock.instant().plus(PAUSE), () -> {
            var _ = commits.submit(() -> waiting(ids, begun)).whenComplete((found, failure) -> {
                if (failure == null) {
                    found.forEach(each -> arrivals.revived(each.room(), each.rank(), each.seq()));
                } else {
                    LOG.atWarn().setCause(failure).addKeyValue("messages", ids.size())
                            .log("it is not known yet whether messages were accepted; it is asked again");
                    settle(ids, begun);
                }
            });
        });
    }

    private List<Standing> waiting(Collection<String> ids, Set<String> begun) {
        return ids.stream().flatMap(id -> messages.find(id).stream()
                .filter(found -> "accepted".equals(found.state())
                        || (begun.contains(id) && "sending".equals(found.state()))))
                .toList();
    }
}
