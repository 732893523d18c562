package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that came with an Idempotency-Key, and what was answered; kept 30 days. */
@Repository
class RequestStore {
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RequestStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Optional<Kept> find(String tenant, String key) {
        return jdbc.sql("""
                select fingerprint, status, answer from api_request where tenant_id = :tenant and idempotency_key = :key
                """).param("tenant", tenant).param("key", key)
                .query((row, _) -> new Kept(row.getString("fingerprint"), row.getInt("status"),
                        row.getString("answer")))
                .optional();
    }

    /**
     * What was answered to the same request before; empty for one that is new, or came without a key.
     *
     * @throws ProblemException 409 {@code idempotency-key-reused} if another came under its key
     */
    Optional<Kept> repeated(String tenant, @Nullable String key, String fingerprint) {
        var before = key == null ? Optional.<Kept>empty() : find(tenant, key);
        if (before.filter(kept -> !kept.fingerprint().equals(fingerprint)).isPresent()) {
            throw ProblemException.conflict("idempotency-key-reused",
                    "This Idempotency-Key came before with another request: take a new key for a new request.");
        }
        return before;
    }

    /** Also forgets a few of the shop's that are too old. */
    void keep(String tenant, String key, Kept kept) {
        jdbc.sql("""
                insert into api_request (tenant_id, idempotency_key, fingerprint, status, answer, created_at)
                values (:tenant, :key, :fingerprint, :status, :answer, :now)
                """).param("tenant", tenant).param("key", key).param("fingerprint", kept.fingerprint())
                .param("status", kept.status()).param("answer", kept.answer()).param("now", clock.millis()).update();
        jdbc.sql("""
                delete from api_request where tenant_id = :tenant and idempotency_key in
                 (select idempotency_key from api_request where tenant_id = :tenant and created_at < :before limit 10)
                """).param("tenant", tenant).param("before", clock.instant().minus(KEPT).toEpochMilli()).update();
    }

    /**
     * @param fingerprint of method, address and body
     * @param answer      as it was answered, as JSON; no secret
     */
    record Kept(String fingerprint, int status, String answer) {
    }
}
