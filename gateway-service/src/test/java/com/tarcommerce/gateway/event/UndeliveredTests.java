package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.id.RandomId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Outbound says that a text to a customer did not arrive: the rooms of its cart hear of it. */
class UndeliveredTests extends WithGateway {

    @AfterEach
    void outboundIsBack() {
        OUTBOUND.isBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead", "undelivered"})
    void theRoomIsToldOnceAndTheNextTextNeedNotWaitForADay(String state) {
        var shop = written(1);

        assertThat(post(shop, 1, state)).isEqualTo(200);
        assertThat(post(shop, 1, state)).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(message -> {
            assertThat(message.chat()).isEqualTo("orders-" + shop.id);
            assertThat(message.text()).isEqualTo(
                    "My text to the customer of cart 12 did not arrive: they cannot be reached on Telegram now.");
            assertThat(labels(message)).containsExactly("It is paid", "Tomorrow", "Not again");
        });
        assertThat(sentAt(shop)).isNull();
    }

    @Test
    void ofWhatDidNotGetOutInTimeTheCartIsLookedAtAgain() {
        var shop = written(1);

        assertThat(post(shop, 1, "expired")).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).isEmpty();
        assertThat(sentAt(shop)).isNull();
        assertThat(notBefore(shop)).isEqualTo(clock.millis());
    }

    @Test
    void whatMayHaveArrivedIsToldSoAndNoOtherFollowsIt() {
        var shop = written(1);
        var key = "cart.nudge:" + shop.id + ":12:" + created(shop) + ":1";

        assertThat(Knock.message(port, clock,
                body(key, shop, "dead").replace("\"providerIds\"", "\"uncertain\":true,\"providerIds\""), "messages"))
                .isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).singleElement()
                .satisfies(message -> assertThat(message.text()).contains("may not have arrived"));
        assertThat(sentAt(shop)).isNotNull();
    }

    @Test
    void inQuietHoursNobodyIsToldAndWhatWasTooLateWaitsForTheirEnd() {
        var minute = clock.instant().getEpochSecond() / 60 % 1440;
        var quiet = "zone = 'UTC', quiet_from = " + (minute + 1439) % 1440 + ", quiet_to = " + (minute + 60) % 1440;
        var dead = written(1);
        dead.with(quiet);
        var late = written(1);
        late.with(quiet);

        assertThat(post(dead, 1, "dead")).isEqualTo(503);
        assertThat(post(late, 1, "expired")).isEqualTo(200);

        assertThat(OUTBOUND.told(dead.id)).isEmpty();
        assertThat((Long) notBefore(late)).isGreaterThan(clock.millis());
    }

    @Test
    void whatARoomHasPutOffStaysPutOff() {
        var shop = written(1);
        var later = clock.millis() + 5_000_000_000L;
        jdbc.sql("update cart_nudge set not_before = :later where tenant_id = :shop").param("later", later)
                .param("shop", shop.id).update();

        assertThat(post(shop, 1, "expired")).isEqualTo(200);

        assertThat(notBefore(shop)).isEqualTo(later);
    }

    @Test
    void theNextTextThatWasPlannedIsLeftToTheRoomsOnceOneDidNotArrive() {
        var shop = written(1);
        jdbc.sql("update cart_nudge set not_before = sent_at + 86400000 where tenant_id = :shop").param("shop", shop.id)
                .update();

        assertThat(post(shop, 1, "dead")).isEqualTo(200);

        assertThat(notBefore(shop)).isNull();
        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
    }

    @Test
    void whatIsNeverWrittenDownIsNotAskedForForDays() {
        var shop = written(1);
        var old = body("cart.nudge:" + shop.id + ":12:" + created(shop) + ":2", shop, "dead")
                .replace("2030-01-01T00:00:00Z", clock.instant().minusSeconds(3_700).toString());

        assertThat(Knock.message(port, clock, old, "messages")).isEqualTo(200);
    }

    @Test
    void aRoomThatOutboundRefusesIsCountedAgainstTheCall() {
        var shop = written(1);
        OUTBOUND.goesAway(shop.id, 400);

        assertThat(post(shop, 1, "dead")).isEqualTo(500);
    }

    @Test
    void whatArrivedOrIsOlderOrIsOfNoCartIsNoNews() {
        var shop = written(2);

        assertThat(post(shop, 2, "sent")).isEqualTo(200);
        assertThat(post(shop, 1, "dead")).isEqualTo(200);
        assertThat(post("order.paid:" + shop.id + ":7:1:telegram//-1/", shop, "dead")).isEqualTo(200);
        assertThat(post("cart.nudge:" + shop.id + ":12:1:2", shop, "dead")).isEqualTo(200);
        assertThat(post("cart.nudge:another:12:" + created(shop) + ":2", shop, "dead")).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).isEmpty();
        assertThat(sentAt(shop)).isNotNull();
    }

    @Test
    void ofACartThatIsPaidOrLeftAloneNobodyHears() {
        var paid = written(1);
        jdbc.sql("update nodes set status = 'paid' where tenant_id = :shop and kind = 'cart'").param("shop", paid.id)
                .update();
        var muted = written(1);
        jdbc.sql("update cart_nudge set muted = 1 where tenant_id = :shop").param("shop", muted.id).update();

        assertThat(post(paid, 1, "dead")).isEqualTo(200);
        assertThat(post(muted, 1, "dead")).isEqualTo(200);

        assertThat(OUTBOUND.told(paid.id)).isEmpty();
        assertThat(OUTBOUND.told(muted.id)).isEmpty();
    }

    @Test
    void whatIsNotWrittenDownYetOrFindsOutboundAwayComesAgain() {
        var shop = written(1);

        assertThat(post(shop, 2, "dead")).isEqualTo(503);
        OUTBOUND.goesAway(shop.id, 503);
        assertThat(post(shop, 1, "dead")).isEqualTo(503);
        OUTBOUND.isBack();
        assertThat(post(shop, 1, "dead")).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).hasSize(1);
    }

    @Test
    void theDoorOpensToItsOwnKeyOnlyAndTakesNothingElse() {
        var shop = written(1);
        var body = body("cart.nudge:" + shop.id + ":12:" + created(shop) + ":1", shop, "dead");

        assertThat(Knock.message(port, clock, body, "alarms")).isEqualTo(401);
        assertThat(Knock.message(port, clock, body, "url:http://127.0.0.1:" + port)).isEqualTo(401);
        for (var nothing : List.of("", "null", "{}", "{\"type\":\"message.dead\",\"data\":{}}")) {
            assertThat(Knock.message(port, clock, nothing, "messages")).isEqualTo(400);
        }

        assertThat(OUTBOUND.told(shop.id)).isEmpty();
    }

    /** A shop whose customer was written to so often about cart 12. */
    private Shop written(int texts) {
        var shop = shop().withRoom("orders")
                .withCustomer("7", "{\"contact\":{\"channel\":\"telegram\",\"chat\":\"" + 600_000_001 + "\"}}")
                .withCart("12", 12_000, "7");
        jdbc.sql("""
                insert into cart_nudge (tenant_id, cart_id, told, sent, version, sent_at, changed_at)
                values (:shop, '12', :texts, :texts, :version, :now, :now)
                """).param("shop", shop.id).param("texts", texts).param("version", shop.column("cart", "12", "version"))
                .param("now", clock.millis()).update();
        return shop;
    }

    private int post(Shop shop, int text, String state) {
        return post("cart.nudge:" + shop.id + ":12:" + created(shop) + ":" + text, shop, state);
    }

    private int post(String key, Shop shop, String state) {
        return Knock.message(port, clock, body(key, shop, state), "messages");
    }

    private static String body(String key, Shop shop, String state) {
        return """
                {"type":"message.%s","timestamp":"2030-01-01T00:00:00Z","data":{"id":"%s","tenant":"%s",
                 "idempotencyKey":"%s","room":{"channel":"telegram","chat":"600000001"},"state":"%s","reason":"blocked",
                 "providerIds":[]}}
                """.formatted(state, RandomId.next("msg_"), shop.id, key, state);
    }

    private static String created(Shop shop) {
        return Objects.requireNonNull(shop.column("cart", "12", "created_at"));
    }

    private @Nullable Object sentAt(Shop shop) {
        return jdbc.sql("select sent_at from cart_nudge where tenant_id = :shop").param("shop", shop.id).query()
                .singleRow().get("sent_at");
    }

    private @Nullable Object notBefore(Shop shop) {
        return jdbc.sql("select not_before from cart_nudge where tenant_id = :shop").param("shop", shop.id).query()
                .singleRow().get("not_before");
    }

    private static List<String> labels(OutboundStandIn.Told message) {
        return message.body().path("buttons").valueStream().flatMap(JsonNode::valueStream)
                .map(button -> button.get("text").asString()).toList();
    }
}
