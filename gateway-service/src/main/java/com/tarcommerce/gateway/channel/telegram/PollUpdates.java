package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches updates by long polling. Telegram forgets an update when a later offset is asked for, so that is done only
 * after the updates are on the disk.
 */
final class PollUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(PollUpdates.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A negative offset would have Telegram forget what it holds. */
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");

    private final String account;
    private final BotApi api;
    private final Inbox inbox;
    private final PollConflict conflict;
    private final UnheardBots unheard;

    PollUpdates(String account, BotApi api, Inbox inbox, PollConflict conflict, UnheardBots unheard) {
        this.account = account;
        this.api = api;
        this.inbox = inbox;
        this.conflict = conflict;
        this.unheard = unheard;
    }

    /** Ends when the thread is interrupted; no failure ends it. */
    void run() throws InterruptedException {
        try {
            poll();
        } finally {
            unheard.heard(account);
        }
    }

    private void poll() throws InterruptedException {
        var offset = OptionalLong.empty();
        var pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                offset = once(offset);
                pause = FIRST_PAUSE;
                conflict.isOver();
                unheard.heard(account);
            } catch (BotApiFailure refusal) {
                wait(refusal, pause);
                pause = longer(pause);
            } catch (RuntimeException failure) {
                LOG.atWarn().addKeyValue("reason", reasonOf(failure)).log("no updates from Telegram; tried again");
                Thread.sleep(pause);
                pause = longer(pause);
            }
        }
    }

    /**
     * One poll. An empty answer means that nothing is unconfirmed, so the next one asks for everything: update ids begin
     * anew, at random, after a week without any.
     *
     * @return where to go on
     */
    OptionalLong once(OptionalLong offset) {
        var updates = api.poll(parameters(offset));
        if (updates.isEmpty()) {
            return OptionalLong.empty();
        }
        var arrivals = updates.stream().flatMap(update -> arrival(update).stream()).toList();
        if (arrivals.isEmpty()) {
            throw new TemporaryFailure("Telegram's answer holds no update", null);
        }
        inbox.keep(arrivals);
        return after(arrivals);
    }

    /**
     * Beyond the greatest id that an offset can be made of. An update with another id is kept, and Telegram goes on
     * giving it; where there are only such ones, the next poll waits for a while.
     */
    private static OptionalLong after(List<Arrival> kept) {
        var ids = kept.stream().map(Arrival::updateId).filter(id -> OFFSET.matcher(id).matches())
                .mapToLong(Long::parseLong).toArray();
        if (ids.length < kept.size()) {
            LOG.atError().addKeyValue("updates", kept.size() - ids.length)
                    .log("Telegram sent updates with ids that it can't have; they are kept, but not confirmed");
        }
        return OptionalLong.of(LongStream.of(ids).max().orElseThrow(
                () -> new TemporaryFailure("no update in Telegram's answer has an id that can be confirmed", null))
                + 1);
    }

    private Optional<Arrival> arrival(String update) {
        try {
            return Optional.of(TelegramUpdates.arrival(account, update));
        } catch (MalformedUpdate malformed) {
            LOG.atError().addKeyValue("reason", malformed.getMessage())
                    .log("Telegram sent what is no update; left out");
            return Optional.empty();
        }
    }

    /** Only what we say ourselves: other messages may quote the address, which holds the token. */
    private static String reasonOf(RuntimeException failure) {
        return failure instanceof TemporaryFailure
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }

    private static Map<String, Object> parameters(OptionalLong offset) {
        var parameters = new HashMap<String, Object>(Map.of("timeout", BotApi.POLL.toSeconds(), "allowed_updates",
                List.copyOf(TelegramUpdates.WANTED)));
        offset.ifPresent(next -> parameters.put("offset", next));
        return parameters;
    }

    private void wait(BotApiFailure refusal, Duration pause) throws InterruptedException {
        if (refusal.isWrongToken()) {
            tellOnce(refusal);
            Thread.sleep(unheard.again());
            return;
        }
        if (refusal.code() == 409) {
            if (conflict.isSolved(refusal)) {
                return;
            }
        } else {
            LOG.atWarn().addKeyValue("reason", refusal.getMessage()).log("no updates from Telegram; tried again");
        }
        Thread.sleep(refusal.retryAfter().compareTo(pause) > 0 ? refusal.retryAfter() : pause);
    }

    /** It may be a moment's, or a server of one's own that was just started. */
    private void tellOnce(BotApiFailure refusal) {
        if (unheard.unheard(account)) {
            LOG.atError().addKeyValue("reason", refusal.getMessage()).addKeyValue("account", account)
                    .log("Telegram does not know this bot, so nothing is taken from it; tried again every few minutes: see"
                            + " TAR_TELEGRAM_BOT_TOKEN, or add the account again with its new token");
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
