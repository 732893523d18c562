package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomParameters;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The shops, and what each has settled. */
@Repository
public class TenantStore {
    private static final String COLUMNS = """
            tenant.id, tenant.name, tenant.zone, tenant.currency, tenant.language, tenant.low_mark,
            tenant.cart_wait_seconds, tenant.quiet_from, tenant.quiet_to, tenant.nudges, tenant.catalog_version
            """;

    private final JdbcClient jdbc;

    TenantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Tenant> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from tenant where id = :id").param("id", id).query(TenantStore::read)
                .optional();
    }

    /** In the order of their ids. */
    @Transactional(readOnly = true)
    public List<Tenant> after(String id, int most) {
        return jdbc.sql("select " + COLUMNS + " from tenant where id > :id order by id limit :most").param("id", id)
                .param("most", most).query(TenantStore::read).list();
    }

    /** The shop that the chat around a room belongs to. */
    public Optional<Tenant> ofChat(Room room) {
        return jdbc.sql("select " + COLUMNS + """
                 from chat join tenant on tenant.id = chat.tenant_id
                where channel = :channel and account = :account and chat = :chat
                """).params(RoomParameters.ofChat(room)).query(TenantStore::read).optional();
    }

    /** A new shop with the usual settings: India's time and money, English. */
    Tenant create(String id, String name, Instant now) {
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, :name, :now)").param("id", id)
                .param("name", name).param("now", now.toEpochMilli()).update();
        return find(id).orElseThrow();
    }

    /** Writes the settings; the id and the version of the catalogue stay. */
    void update(Tenant tenant) {
        jdbc.sql("""
                update tenant
                   set name = :name, zone = :zone, currency = :currency, language = :language, low_mark = :lowMark,
                       cart_wait_seconds = :cartWait, quiet_from = :quietFrom, quiet_to = :quietTo, nudges = :nudges
                 where id = :id
                """).param("id", tenant.id()).param("name", tenant.name()).param("zone", tenant.zone().getId())
                .param("currency", tenant.currency()).param("language", tenant.language().toLanguageTag())
                .param("lowMark", tenant.lowMark()).param("cartWait", tenant.cartWait().toSeconds())
                .param("quietFrom", tenant.quiet().fromMinute()).param("quietTo", tenant.quiet().toMinute())
                .param("nudges", tenant.nudges()).update();
    }

    private static Tenant read(ResultSet row, int number) throws SQLException {
        return new Tenant(row.getString("id"), row.getString("name"), ZoneId.of(row.getString("zone")),
                row.getString("currency"), Locale.forLanguageTag(row.getString("language")),
                new BigDecimal(row.getString("low_mark")), Duration.ofSeconds(row.getLong("cart_wait_seconds")),
                QuietHours.ofMinutes(row.getInt("quiet_from"), row.getInt("quiet_to")), row.getInt("nudges"),
                row.getLong("catalog_version"));
    }
}
