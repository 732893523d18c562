package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.database.CommitGroup;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a platform was last told about where to deliver: a fingerprint, from which no secret can be read. */
@Repository
class WebhookRegistrations {
    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private final CommitGroup commits;
    private final InstantSource clock;

    WebhookRegistrations(JdbcClient jdbc, CommitGroup commits, InstantSource clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
    }

    boolean isLast(String fingerprint) {
        return jdbc.sql("""
                select count(*) from webhook_registration
                where channel = :channel and account = :account and fingerprint = :fingerprint
                """).param("channel", TelegramUpdates.CHANNEL).param("account", TelegramUpdates.ACCOUNT)
                .param("fingerprint", fingerprint).query(Integer.class).single() > 0;
    }

    void remember(String fingerprint) {
        commits.commit(() -> jdbc
                .sql("""
                        insert into webhook_registration (channel, account, fingerprint, set_at)
                        values (:channel, :account, :fingerprint, :now)
                        on conflict (channel, account) do update set fingerprint = excluded.fingerprint, set_at = excluded.set_at
                        """)
                .param("channel", TelegramUpdates.CHANNEL).param("account", TelegramUpdates.ACCOUNT)
                .param("fingerprint", fingerprint).param("now", clock.millis()).update());
    }

    String fingerprint(TelegramSettings settings) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.botToken().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var told = settings.webhookSecrets().getFirst() + "\n" + settings.webhookUrl();
            return HexFormat.of().formatHex(mac.doFinal(told.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, impossible);
        }
    }
}
