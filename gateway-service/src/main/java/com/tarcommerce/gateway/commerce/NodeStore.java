package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the {@code nodes} table; every statement names the shop. */
@Repository
public class NodeStore {
    static final String COLUMNS = """
            tenant_id, kind, id, name, status, quantity, amount, data, version, paid_version, created_at, updated_at
            """;

    private final JdbcClient jdbc;

    NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Node> find(String tenant, NodeKind kind, String id) {
        return jdbc.sql("select " + COLUMNS + " from nodes where tenant_id = :tenant and kind = :kind and id = :id")
                .param("tenant", tenant).param("kind", kind.wire()).param("id", id).query(NodeStore::read).optional();
    }

    static Node read(ResultSet row, int number) throws SQLException {
        return new Node(row.getString("tenant_id"), NodeKind.fromWire(row.getString("kind")), row.getString("id"),
                row.getString("name"), row.getString("status"), new BigDecimal(row.getString("quantity")),
                row.getLong("amount"), row.getString("data"), row.getLong("version"), row.getLong("paid_version"),
                Instant.ofEpochMilli(row.getLong("created_at")), Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
