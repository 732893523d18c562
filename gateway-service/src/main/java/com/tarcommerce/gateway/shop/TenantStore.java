package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shops, and which chat belongs to which. */
@Repository
public class TenantStore {
    private static final String COLUMNS = """
            tenant.id, tenant.name, tenant.zone, tenant.currency, tenant.language, tenant.low_mark,
            tenant.cart_wait_minutes, tenant.catalog_version
            """;

    private final JdbcClient jdbc;

    TenantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Tenant> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from tenant where id = :id").param("id", id).query(TenantStore::read)
                .optional();
    }

    /** The shop that the chat around a room belongs to. */
    public Optional<Tenant> ofChat(Room room) {
        return jdbc.sql("select " + COLUMNS + """
                 from chat join tenant on tenant.id = chat.tenant_id
                where channel = :channel and account = :account and chat = :chat
                """).param("channel", room.channel()).param("account", Objects.requireNonNullElse(room.account(), ""))
                .param("chat", room.chat()).query(TenantStore::read).optional();
    }

    private static Tenant read(ResultSet row, int number) throws SQLException {
        return new Tenant(row.getString("id"), row.getString("name"), ZoneId.of(row.getString("zone")),
                row.getString("currency"), Locale.forLanguageTag(row.getString("language")),
                row.getBigDecimal("low_mark"), Duration.ofMinutes(row.getLong("cart_wait_minutes")),
                row.getLong("catalog_version"));
    }
}
