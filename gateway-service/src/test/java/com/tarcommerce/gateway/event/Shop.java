package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of its own for each test, written by plain SQL as any writer may. */
final class Shop {
    private final JdbcClient jdbc;
    final String id = RandomId.next("").substring(0, 10).toLowerCase(Locale.ROOT);

    private Shop(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Shop open(JdbcClient jdbc) {
        var shop = new Shop(jdbc);
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Asha Stores', 0)").param("id", shop.id)
                .update();
        return shop;
    }

    /** @param role also the room's chat, so that tests tell rooms apart */
    Shop withRoom(String role) {
        jdbc.sql("""
                insert into room (tenant_id, channel, chat, role, bound_by, bound_at)
                values (:tenant, 'telegram', :chat, :role, 'a', 0)
                """).param("tenant", id).param("chat", role + "-" + id).param("role", role).update();
        return this;
    }

    Shop withItem(String item, String name, String quantity) {
        jdbc.sql("""
                insert into nodes (tenant_id, kind, id, name, quantity)
                values (:tenant, 'item', :id, :name, cast(:quantity as numeric))
                """).param("tenant", id).param("id", item).param("name", name).param("quantity", quantity).update();
        return this;
    }

    Shop withOrder(String order, String status, long paise) {
        insert("order", order, status, paise);
        return this;
    }

    Shop withCart(String cart, String status, long paise) {
        insert("cart", cart, status, paise);
        return this;
    }

    private void insert(String kind, String node, String status, long paise) {
        jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, amount)
                values (:tenant, :kind, :id, :status, :paise)
                """).param("tenant", id).param("kind", kind).param("id", node).param("status", status)
                .param("paise", paise).update();
    }

    /** Sets columns of one node, as {@code status = 'paid'}. */
    int update(String kind, String node, String assignments) {
        return jdbc.sql("update nodes set " + assignments + " where tenant_id = :tenant and kind = :kind and id = :id")
                .param("tenant", id).param("kind", kind).param("id", node).update();
    }

    String column(String kind, String node, String column) {
        return jdbc.sql("select " + column + " from nodes where tenant_id = :tenant and kind = :kind and id = :id")
                .param("tenant", id).param("kind", kind).param("id", node).query(String.class).single();
    }

    /** Rows of the outbox that are about this shop, dead ones too. */
    long posts() {
        return jdbc.sql("select count(*) from webhook_outbox where lane like :lane").param("lane", id + "|%")
                .query(Long.class).single();
    }
}
