package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.database.CommitGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/**
 * Whom a number has written to first in the last 24 hours, across restarts and replicas. Who must wait is told of a place that
 * nobody else waits for here: so they do not all come at once, to find one.
 */
@Repository
@Conditional(WhatsAppConfiguration.SecretGiven.class)
class BegunChats implements PeopleBudget {
    private static final Logger LOG = LoggerFactory.getLogger(BegunChats.class);
    /** The platform counts it a moment after we do. */
    private static final Duration FOR_THE_WAY = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final WhatsAppLimits limits;
    private final InstantSource clock;
    private final Map<String, Instant> promised = new ConcurrentHashMap<>();

    BegunChats(JdbcClient jdbc, CommitGroup commits, WhatsAppLimits limits, InstantSource clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> begin(Room room) {
        if (!limits.countsPeople()) {
            return Optional.empty();
        }
        try {
            var wait = commits.commit(() -> begin(account(room), room.chat(), clock.instant()));
            wait.ifPresent(until -> LOG.atWarn().addKeyValue("until", until)
                    .log("WhatsApp lets the business begin no more chats in these 24 hours: a message waits"
                            + " (TAR_WHATSAPP_PEOPLE_PER_DAY)"));
            return wait;
        } catch (DataAccessException | TransactionException failure) {
            LOG.atWarn().setCause(failure).log("with whom a chat begins could not be kept; tried again soon");
            return Optional.of(clock.instant().plus(AFTER_A_FAILURE));
        }
    }

    private Optional<Instant> begin(String account, String chat, Instant now) {
        jdbc.sql("delete from begun_chat where account = :account and at <= :since").param("account", account)
                .param("since", now.minus(length()).toEpochMilli()).update();
        var others = jdbc.sql("select count(*) from begun_chat where account = :account and chat <> :chat")
                .param("account", account).param("chat", chat).query(Integer.class).single();
        if (others >= limits.peoplePerDay()) {
            return Optional.of(promise(account, chat, others, now));
        }
        promised.remove(chat);
        jdbc.sql("""
                insert into begun_chat (account, chat, at) values (:account, :chat, :now)
                on conflict (account, chat) do update set before = at, at = excluded.at""").param("account", account)
                .param("chat", chat).param("now", now.toEpochMilli()).update();
        return Optional.empty();
    }

    private Instant promise(String account, String chat, int others, Instant now) {
        promised.values().removeIf(at -> !at.isAfter(now));
        return promised.computeIfAbsent(chat, _ -> {
            var place = Math.min(others - limits.peoplePerDay() + promised.size(), others - 1);
            var at = jdbc.sql("""
                    select at from begun_chat where account = :account and chat <> :chat
                    order by at limit 1 offset :place""").param("account", account).param("chat", chat)
                    .param("place", place).query(Long.class).single();
            return Instant.ofEpochMilli(at).plus(length());
        });
    }

    @Override
    public void giveBack(Room room) {
        if (limits.countsPeople()) {
            try {
                commits.commit(() -> giveBack(account(room), room.chat()));
            } catch (DataAccessException | TransactionException failure) {
                LOG.atWarn().setCause(failure).log("a person counts for a day who got nothing");
            }
        }
    }

    private int giveBack(String account, String chat) {
        return jdbc.sql("delete from begun_chat where account = :account and chat = :chat and before is null")
                .param("account", account).param("chat", chat).update()
                + jdbc.sql("""
                        update begun_chat set at = before, before = null
                        where account = :account and chat = :chat and before is not null""").param("account", account)
                        .param("chat", chat).update();
    }

    @Override
    public String rule() {
        return "WhatsApp lets the business begin chats with " + limits.peoplePerDay()
                + " people in 24 hours (TAR_WHATSAPP_PEOPLE_PER_DAY): it waits for a place, or until the person writes";
    }

    private Duration length() {
        return limits.day().plus(FOR_THE_WAY);
    }

    private static String account(Room room) {
        return Objects.requireNonNullElse(room.account(), "");
    }
}
