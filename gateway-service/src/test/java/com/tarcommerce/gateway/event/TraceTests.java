package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trace goes from a change, through the outbox, to whoever is told of it. */
class TraceTests extends WithGateway {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE = "00-" + ID + "-00f067aa0ba902b7-01";

    @AfterEach
    void noOtherTriggers() {
        jdbc.sql("drop trigger if exists abroad").update();
    }

    @Test
    void anAlertIsInTheTraceOfTheChangeThatItTellsOf() throws IOException, InterruptedException {
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 45_050).withOrder("1002", "pending", 100);

        pay(shop, "1001", TRACE);
        await().untilAsserted(() -> assertThat(traceIds(shop)).containsExactly(ID));
        assertThat(trace(shop, 0)).isNotEqualTo(TRACE);
        shop.update("order", "1002", "status = 'paid'");

        await().untilAsserted(() -> assertThat(traceIds(shop)).hasSize(2));
        assertThat(traceIds(shop).getLast()).as("a writer outside of any trace begins one").matches("[0-9a-f]{32}")
                .isNotEqualTo(ID);
    }

    @Test
    void whatMayGoOutWithTheReplyNamesItsCauseAndStockADigestTooButNotWhatPlainSqlSetOff()
            throws IOException, InterruptedException {
        var shop = shop().withRoom("orders").withRoom("inventory").withOrder("1001", "pending", 45_050)
                .withItem("milk", "Milk", "9");

        pay(shop, "1001", TRACE);
        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(1));
        shop.update("item", "milk", "quantity = 0");

        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(2));
        var paid = OUTBOUND.told(shop.id).getFirst().body();
        assertThat(paid.path("cause").asString()).isEqualTo(ID);
        assertThat(paid.has("digest")).isFalse();
        var empty = OUTBOUND.told(shop.id).getLast().body();
        assertThat(empty.path("digest").asString()).isEqualTo("stock");
        assertThat(empty.has("cause")).isFalse();
    }

    @Test
    void thePostToAForeignAddressIsToo() throws IOException, InterruptedException {
        jdbc.sql("""
                create trigger abroad after update of status on nodes begin
                    select lib_http_post('%s/hooks', json_object('tenant_id', NEW.tenant_id, 'id', NEW.id));
                end
                """.formatted(FOREIGN.url())).update();
        var shop = shop().withRoom("orders").withOrder("1001", "pending", 45_050);

        pay(shop, "1001", TRACE);

        await().untilAsserted(() -> assertThat(FOREIGN.calls()).filteredOn(call -> call.body().contains(shop.id))
                .singleElement().satisfies(
                        call -> assertThat(call.headers().get("traceparent")).startsWith("00-" + ID + "-")));
    }

    private void pay(Shop shop, String order, String traceparent) throws IOException, InterruptedException {
        var request = HttpRequest
                .newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/v1/tenants/" + shop.id + "/orders/" + order))
                .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
                .header("Idempotency-Key", "pay-" + order).header("traceparent", traceparent)
                .method("PATCH", BodyPublishers.ofString("{\"status\":\"paid\"}")).build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private static List<String> traceIds(Shop shop) {
        return IntStream.range(0, OUTBOUND.told(shop.id).size()).mapToObj(index -> trace(shop, index).substring(3, 35))
                .toList();
    }

    private static String trace(Shop shop, int index) {
        return OUTBOUND.told(shop.id).get(index).body().get("trace").asString();
    }
}
