package com.tarcommerce.gateway.nudge;

import com.tarcommerce.gateway.commerce.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done about each unpaid cart; triggers of the table see to it that the cart's alarm follows. */
@Repository
public class NudgeStore {
    /** Nobody comes back to a cart after so long. */
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_FORGOTTEN = 100;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    NudgeStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public CartNudge of(String tenant, String cart) {
        return jdbc.sql("""
                select told, sent, withdrawn, version, not_before, muted, sent_at from cart_nudge
                where tenant_id = :tenant and cart_id = :cart
                """).param("tenant", tenant).param("cart", cart).query(NudgeStore::read).optional()
                .orElse(CartNudge.NONE);
    }

    /**
     * Somebody was told of the cart.
     *
     * @param seen what was known when it was decided to
     * @param most how often the customer may be written to, if that is what happened; 0 if only rooms were told
     * @return false if it was written down before
     */
    public boolean told(Node cart, CartNudge seen, int most) {
        var customer = most > 0;
        var now = clock.instant();
        forgetOld();
        return jdbc.sql("""
                insert into cart_nudge (tenant_id, cart_id, told, sent, version, not_before, sent_at, changed_at)
                values (:tenant, :cart, 1, :sent, :version, :notBefore, :sentAt, :now)
                on conflict (tenant_id, cart_id) do update set told = told + 1, sent = sent + :sent,
                    version = excluded.version, not_before = excluded.not_before,
                    sent_at = coalesce(excluded.sent_at, sent_at), changed_at = excluded.changed_at
                 where told = :told
                """).param("sent", customer ? 1 : 0).param("sentAt", customer ? now.toEpochMilli() : null)
                .param("notBefore", millis(customer ? seen.afterSending(most, now) : null))
                .param("told", seen.told()).param("tenant", cart.tenant()).param("cart", cart.id())
                .param("version", cart.version()).param("now", now.toEpochMilli()).update() == 1;
    }

    /**
     * The customer's latest text did not arrive: the next one need not wait for a day after it. When the cart is looked at
     * again is changed only if nobody has put it off since.
     *
     * @param number of the text
     * @param again  null to leave it to the rooms
     */
    public void undelivered(Node cart, long number, @Nullable Instant again) {
        jdbc.sql("""
                update cart_nudge set sent_at = null,
                    not_before = iif(coalesce(not_before, sent_at + :pause) = sent_at + :pause, :again, not_before)
                where tenant_id = :tenant and cart_id = :cart and sent = :number and sent_at is not null
                """).param("pause", CartNudge.PAUSE.toMillis()).param("again", millis(again))
                .param("tenant", cart.tenant()).param("cart", cart.id()).param("number", number).update();
    }

    /** The customer's latest text was taken back before it left. When the cart is looked at again stays as it is. */
    public void withdrawn(String tenant, String cart, long number) {
        jdbc.sql("""
                update cart_nudge set sent_at = null, withdrawn = withdrawn + 1
                where tenant_id = :tenant and cart_id = :cart and sent = :number and sent_at is not null
                """).param("tenant", tenant).param("cart", cart).param("number", number).update();
    }

    /** Puts the cart off; what was muted is not any more. */
    public void putOff(Node cart, Instant until) {
        set(cart, until, false);
    }

    public void mute(Node cart) {
        set(cart, null, true);
    }

    private void set(Node cart, @Nullable Instant notBefore, boolean muted) {
        forgetOld();
        jdbc.sql("""
                insert into cart_nudge (tenant_id, cart_id, version, not_before, muted, changed_at)
                values (:tenant, :cart, :version, :notBefore, :muted, :now)
                on conflict (tenant_id, cart_id) do update set version = excluded.version,
                    not_before = excluded.not_before, muted = excluded.muted, changed_at = excluded.changed_at
                """).param("tenant", cart.tenant()).param("cart", cart.id()).param("version", cart.version())
                .param("notBefore", millis(notBefore)).param("muted", muted ? 1 : 0).param("now", clock.millis())
                .update();
    }

    /** A few at a time, whenever something is written: nothing ticks. */
    private void forgetOld() {
        jdbc.sql("""
                delete from cart_nudge where (tenant_id, cart_id) in (
                    select tenant_id, cart_id from cart_nudge where changed_at < :before limit :most)
                """).param("before", clock.instant().minus(KEPT).toEpochMilli()).param("most", MOST_FORGOTTEN)
                .update();
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    private static CartNudge read(ResultSet row, int number) throws SQLException {
        return new CartNudge(row.getLong("told"), row.getLong("sent"), row.getLong("withdrawn"),
                row.getLong("version"), moment(row, "not_before"), row.getBoolean("muted"), moment(row, "sent_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
