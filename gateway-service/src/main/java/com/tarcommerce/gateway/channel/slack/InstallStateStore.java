package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.database.CommitGroup;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The states that were used, as long as they would still be good. */
@Repository
class InstallStateStore {
    private final JdbcClient jdbc;
    private final CommitGroup commits;

    InstallStateStore(JdbcClient jdbc, CommitGroup commits) {
        this.jdbc = jdbc;
        this.commits = commits;
    }

    /** False if it was used before. */
    boolean use(String nonce, Instant expires, Instant now) {
        return commits.commit(() -> {
            jdbc.sql("delete from slack_install where expires_at < :now").param("now", now.toEpochMilli()).update();
            return jdbc.sql(
                    "insert into slack_install (nonce, expires_at) values (:nonce, :expires) on conflict do nothing")
                    .param("nonce", nonce).param("expires", expires.toEpochMilli()).update() == 1;
        });
    }
}
