package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

/** Who is slow or broken holds up nobody else, and is not asked for more than he can do. */
class HeldUpTests extends WithGateway {
    @Autowired
    Outbox outbox;
    @Autowired
    NodeStore nodes;
    @Autowired
    TenantStore tenants;
    @Autowired
    Recipients recipients;
    @Autowired
    AlertTexts texts;
    @Autowired
    TellRooms rooms;
    @Autowired
    Settlement settlement;

    @AfterEach
    void everybodyIsBack() {
        OUTBOUND.isBack();
        FOREIGN.answer(_ -> StandIn.Answer.of(200));
        jdbc.sql("drop trigger if exists not_yet").update();
    }

    @Test
    void whatOutboundHoldsUpHoldsUpNoForeignPostAndNoAlarm() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var answered = OUTBOUND.hangs(shop.id);
        try {
            transaction.executeWithoutResult(_ -> {
                insert(shop, "tar:events",
                        "{\"type\":\"order.paid\",\"tenant_id\":\"%s\",\"id\":\"1001\",\"version\":2}");
                insert(shop, FOREIGN.url() + "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"abroad\"}");
            });
            Knock.ring(port, clock, "libsql");

            await().untilAsserted(() -> assertThat(OUTBOUND.calls(shop.id)).isPositive());
            await().untilAsserted(() -> assertThat(FOREIGN.calls()).anyMatch(call -> call.body().contains(shop.id)));
            assertThat(OUTBOUND.told(shop.id)).isEmpty();
        } finally {
            answered.countDown();
        }
    }

    @Test
    void whatIsPostedUnderTheWrongQueueGoesToItsOwnAndIsLookedAtThere() {
        var shop = shop();
        jdbc.sql("drop trigger if exists not_yet").update();
        transaction.executeWithoutResult(_ -> {
            shop.withCart("12", "open", 12_000);
            jdbc.sql("update webhook_outbox set url = 'tar:events' where lane like :lane").param("lane", shop.id + "|%")
                    .update();
        });

        bells.events().ring();

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey("/v1/alarms/" + shop.id
                + "/cart:12/unpaid"));
    }

    @Test
    void aSlowPlaceIsGivenAFewAtATimeHoweverItsAddressesDiffer() throws InterruptedException {
        var shop = shop();
        var answered = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        FOREIGN.answer(_ -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            holdUntil(answered);
            atOnce.decrementAndGet();
            return StandIn.Answer.of(200);
        });
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                with recursive number (n) as (select 1 union all select n + 1 from number where n < 600)
                insert into webhook_outbox (id, url, body, lane, created_at)
                select :tenant || n, :url || n, json_object('tenant_id', :tenant, 'id', n), :tenant || '|' || n, :now
                from number
                """).param("tenant", shop.id).param("url", FOREIGN.url() + "/hooks?id=").param("now", clock.millis())
                .update());

        bells.foreign().ring();
        await().untilAsserted(() -> assertThat(leased(shop)).isEqualTo(200));
        bells.foreign().ring();
        answered.await(300, TimeUnit.MILLISECONDS);

        assertThat(leased(shop)).as("no more is taken out than is soon done").isEqualTo(200);
        answered.countDown();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(most.get()).isEqualTo(4);
        assertThat(FOREIGN.calls()).filteredOn(call -> call.body().contains(shop.id)).extracting(StandIn.Call::body)
                .hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void theFirstSuccessSetsOthersFreeThoughItIsWrittenDownLate() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        var other = shop().withRoom("orders").withOrder("7", "pending", 100);
        OUTBOUND.goesAway(shop.id, 503);
        shop.update("order", "1001", "status = 'paid'");
        await().untilAsserted(() -> assertThat(jdbc.sql("select unreached from webhook_outbox where lane = :lane")
                .param("lane", shop.id + "|1001").query(Integer.class).single()).isEqualTo(1));
        OUTBOUND.isBack();
        jdbc.sql("""
                create trigger not_yet before update of unreached on webhook_outbox
                when OLD.lane = '%s|1001' and NEW.unreached = 0 begin select raise(abort, 'disk full'); end
                """.formatted(shop.id)).update();

        other.update("order", "7", "status = 'paid'");
        await().untilAsserted(() -> assertThat(OUTBOUND.told(other.id)).hasSize(1));
        assertThat(other.posts()).isEqualTo(1);
        jdbc.sql("drop trigger not_yet").update();

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
    }

    @Test
    void aDatabaseThatIsAwayIsNotHeldAgainstAnEvent() {
        var broken = new ComposeAlert(nodes, tenants, recipients, texts, clock) {
            @Override
            Composition compose(OutboxRow row, ClaimedShops shops) {
                throw new DataAccessResourceFailureException("the server is gone");
            }
        };
        var worker = new SendAlerts(Scope.of(List.of(Outbox.EVENTS)), broken, rooms, transaction, settlement,
                Traces.none());
        var row = new OutboxRow(-1, "msg_x", Outbox.EVENTS, "{}", "|", null, clock.instant(), 0, 0, clock.instant(),
                new Hold(0, Hold.ALONE));

        assertThatThrownBy(() -> worker.perform(List.of(row))).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private void insert(Shop shop, String url, String body) {
        jdbc.sql("insert into webhook_outbox (id, url, body, lane, created_at) values (:id, :url, :body, :lane, :now)")
                .param("id", "msg_" + shop.id + url).param("url", url).param("body", body.formatted(shop.id))
                .param("lane", shop.id + "|" + url).param("now", clock.millis()).update();
    }

    private long leased(Shop shop) {
        return jdbc.sql("select count(*) from webhook_outbox where lane like :lane and lease_until > 0")
                .param("lane", shop.id + "|%").query(Long.class).single();
    }

    private static void holdUntil(CountDownLatch answered) {
        try {
            answered.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
