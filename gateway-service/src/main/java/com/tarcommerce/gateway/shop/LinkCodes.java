package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.signature.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes by which another chat joins a shop: ten minutes, once, kept as hashes. */
@Repository
class LinkCodes {
    static final Duration LIFE = Duration.ofMinutes(10);
    /** Without what looks alike. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LinkCodes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record LinkCode(String tenant, Instant expiresAt, @Nullable Instant usedAt) {
    }

    /** A new code, in two groups; also forgets codes that ran out a day ago. */
    String make(String tenant) {
        jdbc.sql("delete from link_code where expires_at < :old")
                .param("old", clock.instant().minus(Duration.ofDays(1)).toEpochMilli()).update();
        var code = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == LENGTH / 2 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        jdbc.sql("insert into link_code (code_hash, tenant_id, expires_at) values (:hash, :tenant, :expires)")
                .param("hash", hash(code.toString())).param("tenant", tenant)
                .param("expires", clock.instant().plus(LIFE).toEpochMilli()).update();
        return code.toString();
    }

    /** In any case, with or without the dash. */
    Optional<LinkCode> find(String code) {
        return jdbc.sql("select tenant_id, expires_at, used_at from link_code where code_hash = :hash")
                .param("hash", hash(code)).query((row, _) -> {
                    var used = row.getLong("used_at");
                    return new LinkCode(row.getString("tenant_id"), Instant.ofEpochMilli(row.getLong("expires_at")),
                            used == 0 ? null : Instant.ofEpochMilli(used));
                }).optional();
    }

    /** @return false if it has been used or has run out meanwhile */
    boolean use(String code) {
        return jdbc.sql("""
                update link_code set used_at = :now where code_hash = :hash and used_at is null and expires_at > :now
                """).param("hash", hash(code)).param("now", clock.millis()).update() == 1;
    }

    private static String hash(String code) {
        return Sha256.hex(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
