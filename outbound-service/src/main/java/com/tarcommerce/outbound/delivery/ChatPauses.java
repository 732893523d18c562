package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.database.CommitGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps to the pauses that platforms ask for, across restarts too. */
@Repository
class ChatPauses implements Pace {
    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final InstantSource clock;
    private final OtherReplicas others;
    private final Map<String, Instant> untilByChat = new ConcurrentHashMap<>();

    ChatPauses(JdbcClient jdbc, CommitGroup commits, InstantSource clock, OtherReplicas others) {
        this.others = others;
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
    }

    /** Reads the pauses that an earlier run, or a lost replica, has kept; to be called before its messages are sent. */
    void load() {
        var now = clock.instant().toEpochMilli();
        commits.commit(() -> jdbc.sql("delete from chat_pause where until <= :now").param("now", now).update());
        jdbc.sql("select chat, until from chat_pause")
                .query((row, _) -> Map.entry(row.getString("chat"), Instant.ofEpochMilli(row.getLong("until"))))
                .list().forEach(pause -> remember(pause.getKey(), pause.getValue()));
    }

    @Override
    public Instant pausedUntil(String chat) {
        var until = untilByChat.get(chat);
        if (until == null) {
            return Instant.MIN;
        }
        if (!until.isAfter(clock.instant())) {
            untilByChat.remove(chat, until);
        }
        return until;
    }

    @Override
    public void pause(String chat, Instant until) {
        remember(chat, until);
        commits.commit(() -> jdbc.sql("""
                insert into chat_pause (chat, until) values (:chat, :until)
                on conflict (chat) do update set until = max(until, excluded.until)""").param("chat", chat)
                .param("until", until.toEpochMilli()).update());
    }

    /** The others are told even if it can't be kept. */
    @Override
    public void pauseEverywhere(String botOrCall, Instant until) {
        try {
            pause(botOrCall, until);
        } finally {
            others.tell(Trouble.paused(botOrCall, until));
        }
    }

    @Override
    public void pauseForNow(String bot, Instant until) {
        remember(bot, until);
        others.tell(Trouble.paused(bot, until));
    }

    @Override
    public void lift(String bot) {
        untilByChat.remove(bot);
    }

    @Override
    public void heard(String botOrCall, Instant until) {
        remember(botOrCall, until);
    }

    private void remember(String chat, Instant until) {
        untilByChat.merge(chat, until, (old, asked) -> old.isAfter(asked) ? old : asked);
    }
}
