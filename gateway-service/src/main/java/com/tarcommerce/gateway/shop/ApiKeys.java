package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.signature.Sha256;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys of shops' own programs: {@code tar_} and 256 random bits, of which only a hash is kept. */
@Repository
public class ApiKeys {
    private static final String COLUMNS = "id, label, administers, created_by, created_at, revoked_at";
    private static final String PREFIX = "tar_";
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ApiKeys(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param secret the key, which is told this once */
    public record Issued(String id, String secret) {
    }

    /**
     * Whose key this is; empty for one that is unknown or revoked. It is found by its hash, so how long that takes
     * tells nothing about it.
     *
     * @param bearer the key, or the whole {@code Authorization} header
     */
    @Transactional(readOnly = true)
    public Optional<KeyHolder> authenticate(@Nullable String bearer) {
        if (bearer == null) {
            return Optional.empty();
        }
        var key = bearer.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? bearer.substring(SCHEME.length()).strip()
                : bearer.strip();
        if (!key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select tenant_id, id, label, administers from api_key where key_hash = :hash and revoked_at is null
                """).param("hash", Sha256.hex(key)).query((row, _) -> new KeyHolder(row.getString("tenant_id"),
                row.getString("id"), row.getString("label"), row.getBoolean("administers"))).optional();
    }

    /** Whether the shop has such a key that is still good. */
    @Transactional(readOnly = true)
    public Optional<ApiKey> good(String tenant, String id) {
        return jdbc.sql("select " + COLUMNS
                + " from api_key where tenant_id = :tenant and id = :id and revoked_at is null")
                .param("tenant", tenant).param("id", id).query(ApiKeys::read).optional();
    }

    /** One for programs, inside the caller's transaction. */
    public Issued issue(String tenant, String label, String by) {
        return issue(tenant, label, by, false);
    }

    /**
     * Inside the caller's transaction.
     *
     * @param administers whether who shows it counts as an administrator of the shop's rooms in the browser
     */
    public Issued issue(String tenant, String label, String by, boolean administers) {
        var bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        var issued = new Issued(BecomeShop.newId(),
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        jdbc.sql("""
                insert into api_key (id, tenant_id, key_hash, label, administers, created_by, created_at)
                values (:id, :tenant, :hash, :label, :administers, :by, :now)
                """).param("id", issued.id()).param("tenant", tenant).param("hash", Sha256.hex(issued.secret()))
                .param("label", label).param("administers", administers).param("by", by)
                .param("now", clock.millis()).update();
        return issued;
    }

    /** All keys of the shop, revoked ones too, oldest first. */
    public List<ApiKey> of(String tenant) {
        return jdbc.sql("select " + COLUMNS + " from api_key where tenant_id = :tenant order by created_at, id")
                .param("tenant", tenant).query(ApiKeys::read).list();
    }

    /**
     * Inside the caller's transaction.
     *
     * @return whether the shop has such a key that was still good
     */
    public boolean revoke(String tenant, String id) {
        return jdbc.sql("""
                update api_key set revoked_at = :now where tenant_id = :tenant and id = :id and revoked_at is null
                """).param("tenant", tenant).param("id", id).param("now", clock.millis()).update() == 1;
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        var revoked = row.getLong("revoked_at");
        return new ApiKey(row.getString("id"), row.getString("label"), row.getBoolean("administers"),
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("created_at")), revoked == 0 ? null : Instant.ofEpochMilli(revoked));
    }
}
