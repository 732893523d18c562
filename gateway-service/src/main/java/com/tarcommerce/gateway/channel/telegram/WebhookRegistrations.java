package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.database.CommitGroup;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a platform was last told about where to deliver: a fingerprint, from which no secret can be read. */
@Repository
class WebhookRegistrations {
    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final InstantSource clock;

    WebhookRegistrations(JdbcClient jdbc, CommitGroup commits, InstantSource clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
    }

    boolean isLast(String account, String fingerprint) {
        return jdbc.sql("""
                select count(*) from webhook_registration
                where channel = :channel and account = :account and fingerprint = :fingerprint
                """).param("channel", TelegramUpdates.CHANNEL).param("account", account)
                .param("fingerprint", fingerprint).query(Integer.class).single() > 0;
    }

    void remember(String account, String fingerprint) {
        commits.commit(() -> jdbc
                .sql("""
                        insert into webhook_registration (channel, account, fingerprint, set_at)
                        values (:channel, :account, :fingerprint, :now)
                        on conflict (channel, account) do update set fingerprint = excluded.fingerprint, set_at = excluded.set_at
                        """)
                .param("channel", TelegramUpdates.CHANNEL).param("account", account)
                .param("fingerprint", fingerprint).param("now", clock.millis()).update());
    }

    static String fingerprint(Bot bot, String secret, String url) {
        return WebhookSecrets.mac(bot.token(), secret + "\n" + url);
    }
}
