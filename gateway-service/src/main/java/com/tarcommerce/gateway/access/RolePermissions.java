package com.tarcommerce.gateway.access;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each role may do in one shop: the defaults, or what the shop has put in their place. */
@Repository
public class RolePermissions {
    private final JdbcClient jdbc;

    RolePermissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a shop may give to a role or take from it; the rest is the same everywhere. */
    public static Set<IntentName> grantable() {
        return DefaultPermissions.GRANTABLE;
    }

    /** What a role may do in a shop that has not said otherwise. */
    public static Set<IntentName> byDefault(Role role) {
        return DefaultPermissions.of(role);
    }

    /** Every role of the shop with what it may do. */
    public Map<Role, Set<IntentName>> of(String tenant) {
        var permissions = new EnumMap<Role, Set<IntentName>>(Role.class);
        for (var role : Role.values()) {
            permissions.put(role, DefaultPermissions.of(role));
        }
        jdbc.sql("""
                select role, (select group_concat(value, ' ') from json_each(intents)) as intents
                  from role_permission where tenant_id = :tenant
                """).param("tenant", tenant).query(RolePermissions::read).list()
                .forEach(own -> Role.find(own.role()).ifPresent(role -> permissions.put(role, own.intents())));
        return permissions;
    }

    /** Puts the intents in the place of the defaults; an empty set denies everything. */
    public void replace(String tenant, Role role, Set<IntentName> intents) {
        var json = intents.stream().map(intent -> '"' + intent.wire() + '"').collect(joining(",", "[", "]"));
        jdbc.sql("""
                insert into role_permission (tenant_id, role, intents) values (:tenant, :role, :intents)
                on conflict (tenant_id, role) do update set intents = excluded.intents
                """).param("tenant", tenant).param("role", role.wire()).param("intents", json).update();
    }

    /** Back to the defaults. */
    public void reset(String tenant, Role role) {
        jdbc.sql("delete from role_permission where tenant_id = :tenant and role = :role").param("tenant", tenant)
                .param("role", role.wire()).update();
    }

    /** A name that no grantable intent has gives nothing. */
    private static Own read(ResultSet row, int number) throws SQLException {
        var intents = EnumSet.noneOf(IntentName.class);
        for (var name : Objects.requireNonNullElse(row.getString("intents"), "").split(" ", -1)) {
            IntentName.find(name).filter(DefaultPermissions.GRANTABLE::contains).ifPresent(intents::add);
        }
        return new Own(row.getString("role"), intents);
    }

    private record Own(String role, Set<IntentName> intents) {
    }
}
