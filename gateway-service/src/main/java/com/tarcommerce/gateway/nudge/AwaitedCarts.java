package com.tarcommerce.gateway.nudge;

import com.tarcommerce.gateway.commerce.Carts;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which unpaid carts of all shops should have been looked at by now. */
@Repository
public class AwaitedCarts {
    private final JdbcClient jdbc;

    AwaitedCarts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A cart by its shop and id.
     *
     * @param at when it is to be looked at, as {@link CartNudge#nextLook} has it
     */
    public record Awaited(String tenant, String cart, Instant at) {
        public static final Awaited NONE = new Awaited("", "", Instant.EPOCH);
    }

    /** By shop and id, those behind {@code after}, whose moment was since then and before. */
    @Transactional(readOnly = true)
    public List<Awaited> page(Awaited after, Instant since, Instant before, int most) {
        return jdbc.sql("""
                select tenant, cart, at from (
                    select tenant.id as tenant, cart.id as cart,
                        iif(done.version = cart.version, done.not_before,
                            max(max(cart.created_at, cart.updated_at) + tenant.cart_wait_seconds * 1000,
                                coalesce(done.not_before, 0), coalesce(done.sent_at + :pause, 0))) as at
                    from tenant join nodes cart on cart.tenant_id = tenant.id and cart.kind = 'cart'
                    left join cart_nudge done on done.tenant_id = cart.tenant_id and done.cart_id = cart.id
                    where tenant.id >= :tenant and (tenant.id > :tenant or cart.id > :cart)
                      and cart.status not in (:settled) and coalesce(done.muted, 0) = 0)
                where at >= :since and at < :before order by tenant, cart limit :most
                """).param("pause", CartNudge.PAUSE.toMillis()).param("tenant", after.tenant())
                .param("cart", after.cart()).param("settled", Carts.SETTLED).param("since", since.toEpochMilli())
                .param("before", before.toEpochMilli()).param("most", most)
                .query((row, _) -> new Awaited(row.getString("tenant"), row.getString("cart"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }
}
