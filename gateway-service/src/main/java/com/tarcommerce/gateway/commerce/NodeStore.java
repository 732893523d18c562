package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the {@code nodes} table; every statement names the shop. */
@Repository
public class NodeStore {
    private static final String COLUMNS = """
            tenant_id, kind, id, name, status, quantity, amount, data, version, paid_version, created_at, updated_at
            """;
    private static final String KEY = " where tenant_id = :tenant and kind = :kind and id = :id ";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    NodeStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Node> find(String tenant, NodeKind kind, String id) {
        return jdbc.sql("select " + COLUMNS + " from nodes" + KEY).param("tenant", tenant).param("kind", kind.wire())
                .param("id", id).query(NodeStore::read).optional();
    }

    /** The item of this name, whatever its case and spacing. */
    public Optional<Node> itemNamed(String tenant, String name) {
        return jdbc.sql("select " + COLUMNS + """
                 from nodes where tenant_id = :tenant and kind = 'item'
                  and lower(replace(name, ' ', '')) = lower(replace(:name, ' ', ''))
                """).param("tenant", tenant).param("name", tidy(name)).query(NodeStore::read).optional();
    }

    /** The names of all items of a shop, in no order that means something. */
    public List<String> itemNames(String tenant) {
        return jdbc.sql("select name from nodes where tenant_id = :tenant and kind = 'item'").param("tenant", tenant)
                .query(String.class).list();
    }

    /** Items at or below a mark, emptiest first: the threshold if there is one, else each item's own, else the shop's. */
    public List<Node> itemsAtOrBelow(String tenant, @Nullable BigDecimal threshold, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from nodes where tenant_id = :tenant and kind = 'item'
                  and quantity <= coalesce(cast(:threshold as numeric), json_extract(data, '$.low'),
                                           (select low_mark from tenant where id = :tenant))
                order by quantity, name limit :limit
                """).param("tenant", tenant).param("threshold", threshold == null ? null : threshold.toPlainString())
                .param("limit", limit).query(NodeStore::read).list();
    }

    /** What matches, newest first. */
    public List<Node> newest(String tenant, NodeKind kind, NodeQuery query) {
        return jdbc.sql("select " + COLUMNS + """
                 from nodes where tenant_id = :tenant and kind = :kind
                  and (:status is null or status = :status)
                  and created_at >= :from and created_at < :to
                order by created_at desc, length(id) desc, id desc limit :limit
                """).param("tenant", tenant).param("kind", kind.wire()).param("status", query.status())
                .param("from", millis(query.createdFrom(), Long.MIN_VALUE))
                .param("to", millis(query.createdTo(), Long.MAX_VALUE)).param("limit", query.limit())
                .query(NodeStore::read).list();
    }

    /** Carts still waiting for their customers that nobody touched after the moment, latest first. */
    List<Node> unpaidCarts(String tenant, Instant untouchedSince, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from nodes where tenant_id = :tenant and kind = 'cart' and status not in (:settled)
                  and updated_at <= :since
                order by updated_at desc, id desc limit :limit
                """).param("tenant", tenant).param("settled", Carts.SETTLED)
                .param("since", untouchedSince.toEpochMilli()).param("limit", limit).query(NodeStore::read).list();
    }

    /** One page in the order of ids, numbers by their value, beginning after the given one. */
    public List<Node> page(String tenant, NodeKind kind, @Nullable String status, String afterId, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from nodes where tenant_id = :tenant and kind = :kind and (length(id), id) > (length(:after), :after)
                  and (:status is null or status = :status)
                order by length(id), id limit :limit
                """).param("tenant", tenant).param("kind", kind.wire()).param("after", afterId).param("status", status)
                .param("limit", limit).query(NodeStore::read).list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the id, or an item's name, is taken */
    public Node insert(String tenant, NodeKind kind, String id, NewNode node) {
        return insert(tenant, kind, id, node, 1);
    }

    /**
     * Brings back what was removed. Its versions go on: what was told of an earlier one is not taken for this one.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the id, or the item's name, is taken
     */
    public Node reinsert(Node removed) {
        return insert(removed.tenant(), removed.kind(), removed.id(), new NewNode(removed.name(), removed.status(),
                removed.quantity(), removed.amount(), removed.data()), removed.version() + 1);
    }

    private Node insert(String tenant, NodeKind kind, String id, NewNode node, long version) {
        return jdbc.sql("""
                insert into nodes (tenant_id, kind, id, name, status, quantity, amount, data, version, created_at,
                                   updated_at)
                values (:tenant, :kind, :id, :name, :status, cast(:quantity as numeric), :amount, :data, :version,
                        :now, :now)
                returning
                """ + COLUMNS).param("tenant", tenant).param("kind", kind.wire()).param("id", id)
                .param("name", tidy(node.name())).param("status", node.status())
                .param("quantity", node.quantity().toPlainString()).param("amount", node.amount())
                .param("data", node.data()).param("version", version).param("now", clock.millis())
                .query(NodeStore::read).single();
    }

    /** Any run of white space is one space. */
    private static String tidy(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    /**
     * Writes what the node holds over the version that it names.
     *
     * @return the node as it is now; empty if someone else changed or removed it since
     */
    public Optional<Node> update(Node node) {
        return jdbc.sql("""
                update nodes set name = :name, status = :status, quantity = cast(:quantity as numeric),
                                 amount = :amount, data = :data, paid_version = :paid, version = version + 1,
                                 updated_at = :now
                """ + KEY + " and version = :version returning " + COLUMNS).param("name", tidy(node.name()))
                .param("status", node.status()).param("quantity", node.quantity().toPlainString())
                .param("amount", node.amount()).param("data", node.data()).param("paid", node.paidVersion())
                .param("now", clock.millis()).param("tenant", node.tenant()).param("kind", node.kind().wire())
                .param("id", node.id())
                .param("version", node.version()).query(NodeStore::read).optional();
    }

    /** @return whether it was there in this version */
    public boolean delete(Node node) {
        return jdbc.sql("delete from nodes" + KEY + " and version = :version").param("tenant", node.tenant())
                .param("kind", node.kind().wire()).param("id", node.id()).param("version", node.version())
                .update() == 1;
    }

    /** A free id: orders count from 1001, everything else from 1; numbers that another writer used are left out. */
    public String nextId(String tenant, NodeKind kind) {
        while (true) {
            var id = String.valueOf(count(tenant, kind));
            if (find(tenant, kind, id).isEmpty()) {
                return id;
            }
        }
    }

    private long count(String tenant, NodeKind kind) {
        return jdbc.sql("""
                insert into counter (tenant_id, kind, next) values (:tenant, :kind, :first + 1)
                on conflict do update set next = next + 1 returning next - 1
                """).param("tenant", tenant).param("kind", kind.wire()).param("first", kind.firstNumber())
                .query(Long.class).single();
    }

    private static long millis(@Nullable Instant moment, long otherwise) {
        return moment == null ? otherwise : moment.toEpochMilli();
    }

    static Node read(ResultSet row, int number) throws SQLException {
        return new Node(row.getString("tenant_id"), NodeKind.fromWire(row.getString("kind")), row.getString("id"),
                row.getString("name"), row.getString("status"),
                Quantities.tidy(new BigDecimal(row.getString("quantity"))), row.getLong("amount"),
                row.getString("data"), row.getLong("version"), row.getLong("paid_version"),
                Instant.ofEpochMilli(row.getLong("created_at")), Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
