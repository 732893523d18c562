package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop of its own for each test, without quiet hours, written by plain SQL as any writer may. */
final class Shop {
    private final JdbcClient jdbc;
    final String id = RandomId.next("").substring(0, 10).toLowerCase(Locale.ROOT);

    private Shop(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Shop open(JdbcClient jdbc) {
        var shop = new Shop(jdbc);
        jdbc.sql("insert into tenant (id, name, quiet_from, quiet_to, created_at)"
                + " values (:id, 'Asha Stores', 0, 0, 0)").param("id", shop.id)
                .update();
        return shop;
    }

    /** Sets what the shop has settled, as {@code nudges = 2}. */
    Shop with(String assignments) {
        jdbc.sql("update tenant set " + assignments + " where id = :id").param("id", id).update();
        return this;
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

    /** One that tells whose it is. */
    Shop withCart(String cart, long paise, String customer) {
        insert("cart", cart, "open", paise);
        set("cart", cart, "{\"customer\":\"Asha\",\"customer_id\":\"" + customer + "\"}");
        return this;
    }

    /** @param data a JSON object */
    Shop withCustomer(String customer, String data) {
        insert("customer", customer, "", 0);
        set("customer", customer, data);
        return this;
    }

    private void set(String kind, String node, String data) {
        jdbc.sql("update nodes set data = :data where tenant_id = :tenant and kind = :kind and id = :id")
                .param("data", data).param("tenant", id).param("kind", kind).param("id", node).update();
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
