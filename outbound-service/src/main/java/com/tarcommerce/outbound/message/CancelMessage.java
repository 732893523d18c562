package com.tarcommerce.outbound.message;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.outbound.message.MessageStore.Standing;
import com.tarcommerce.outbound.state.StateNews;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Withdraws a message that nobody can have seen; a dead letter is thrown away. */
@Service
class CancelMessage {
    private final MessageStore messages;
    private final Arrivals arrivals;
    private final CommitGroup commits;
    private final StateNews news;
    private final InstantSource clock;

    CancelMessage(MessageStore messages, Arrivals arrivals, CommitGroup commits, StateNews news,
            InstantSource clock) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.commits = commits;
        this.news = news;
        this.clock = clock;
    }

    /** Does nothing if it was cancelled or has expired. */
    void cancel(String id) {
        cancel(() -> messages.find(id));
    }

    void cancel(String tenant, String idempotencyKey) {
        cancel(() -> messages.idOf(tenant, idempotencyKey).flatMap(messages::find));
    }

    private void cancel(Supplier<Optional<Standing>> which) {
        var standing = commits.commit(() -> {
            var found = which.get().orElseThrow(() -> ProblemException.notFound("There is no such message."));
            withdraw(found);
            return found;
        });
        arrivals.withdrawn(standing.room(), standing.rank(), standing.seq());
        news.ring();
    }

    private void withdraw(Standing standing) {
        switch (standing.state()) {
            case "cancelled", "expired" -> {
            }
            case "accepted" -> {
                if (standing.begun()) {
                    throw alreadySent("A part of it is out, or others are in it.");
                }
                messages.cancel(standing, clock.instant());
            }
            case "dead" -> {
                messages.cancel(standing, clock.instant());
                messages.forgetDeadLetter(standing.seq());
            }
            case "sending" -> throw ProblemException.conflict("being-sent",
                    "The message is being sent at this moment: ask again to hear what came of it.");
            default -> throw alreadySent("It has been sent.");
        }
    }

    private static ProblemException alreadySent(String why) {
        return ProblemException.conflict("already-sent", "The message can't be withdrawn any more. " + why);
    }
}
