package com.tarcommerce.gateway.nudge;

import com.tarcommerce.gateway.commerce.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed to outbound about each cart, or is about to be, so that it can be taken back there. */
@Repository
public class CartMessages {
    /** What has expired for so long cannot leave any more, whatever is replayed. */
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_FORGOTTEN = 100;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CartMessages(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param key the message's at outbound */
    public record Handed(String tenant, String cart, String key, boolean toCustomer) {
    }

    /** Before it is handed over; the same once more changes nothing. */
    public void add(Node cart, CustomerText text) {
        add(cart, text.key(), Contact.at(text.room()).orElse(null), text.expiresAt());
    }

    /** @param customer null for what a room is told */
    public void add(Node cart, String key, @Nullable Contact customer, Instant expiresAt) {
        forgetOld();
        jdbc.sql("""
                insert into cart_message (tenant_id, cart_id, key, channel, account, chat, expires_at)
                values (:tenant, :cart, :key, :channel, :account, :chat, :expires)
                on conflict do update set expires_at = excluded.expires_at
                """).param("tenant", cart.tenant()).param("cart", cart.id()).param("key", key)
                .param("channel", customer == null ? "" : customer.channel())
                .param("account", customer == null ? "" : Objects.requireNonNullElse(customer.account(), ""))
                .param("chat", customer == null ? "" : customer.number()).param("expires", expiresAt.toEpochMilli())
                .update();
    }

    public List<Handed> of(String tenant, String cart) {
        return jdbc.sql("""
                select tenant_id, cart_id, key, chat <> '' as to_customer from cart_message
                where tenant_id = :tenant and cart_id = :cart
                """).param("tenant", tenant).param("cart", cart)
                .query((row, _) -> new Handed(row.getString("tenant_id"), row.getString("cart_id"),
                        row.getString("key"), row.getBoolean("to_customer")))
                .list();
    }

    public void forget(Handed message) {
        jdbc.sql("delete from cart_message where tenant_id = :tenant and cart_id = :cart and key = :key")
                .param("tenant", message.tenant()).param("cart", message.cart()).param("key", message.key()).update();
    }

    /** A few at a time, whenever one is written: nothing ticks. */
    private void forgetOld() {
        jdbc.sql("""
                delete from cart_message where (tenant_id, cart_id, key) in (
                    select tenant_id, cart_id, key from cart_message where expires_at < :before limit :most)
                """).param("before", clock.instant().minus(KEPT).toEpochMilli()).param("most", MOST_FORGOTTEN)
                .update();
    }
}
