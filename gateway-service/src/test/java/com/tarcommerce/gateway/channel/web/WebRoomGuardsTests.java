package com.tarcommerce.gateway.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.gateway.channel.telegram.LiveShop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What rooms in the browser withhold, bound and forget, over HTTP. */
class WebRoomGuardsTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path data;
    static LiveShop live;

    private WebShop shop;
    private String inventory = "";

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @BeforeEach
    void openAShop() {
        shop = WebShop.open(live);
        inventory = shop.room("#inventory");
    }

    @Test
    void aKeyOrCodeIsShownToWhoAskedForItOnly() {
        var till = shop.ordinaryKey();
        try (var mine = shop.watch(inventory); var others = shop.watch(inventory, till, null)) {
            for (var asked : List.of("/apikey admin", "/apikey ravi", "/link")) {
                shop.say(inventory, asked);
            }
            shop.carry();
            shop.deliver(shop.message("end", inventory, "the end"));
            mine.awaitTold("the end");
            others.awaitTold("the end");

            assertThat(secrets(mine)).hasSize(3).allMatch(text -> text.contains("tar_") || text.contains("/join "));
            assertThat(secrets(others)).containsExactly("", "", "");
        }
        try (var later = shop.watch(inventory, till, null)) {
            later.awaitTold("the end");
            assertThat(secrets(later)).containsExactly("", "", "");
        }
    }

    private static List<String> secrets(Watching room) {
        return room.events().stream().filter(event -> event.data().path("secret").asBoolean())
                .map(Watching.Event::text).toList();
    }

    @Test
    void aSecretWhoseAskerIsNotKnownIsShownToNobody() {
        shop.deliver(new WebDelivery("s1", shop.tenant(), WebRoom.roomOf(inventory), MessageKind.MESSAGE, "tar_123",
                null, null, null, true));

        try (var room = shop.watch(inventory)) {
            room.await(event -> event.data().path("secret").asBoolean());
            assertThat(secrets(room)).containsExactly("");
        }
    }

    @Test
    void aSecretIsForgottenAlsoIfTarStoodStillWhenItsTimeWasOver() {
        shop.say(inventory, "/apikey till");
        shop.carry();
        var kept = "select count(*) from web_message where secret = 1 and text <> '' and tenant_id = '" + shop.tenant()
                + "'";
        assertThat(live.single(kept)).isEqualTo("1");
        live.gateway().jdbc().sql("update web_message set at = at - 600001 where secret = 1").update();

        live.restart();

        await().until(() -> live.single(kept).equals("0"));
    }

    @Test
    void whatWasJustSaidStaysHoweverShortTextsAreKept() {
        shop.deliver(shop.message("m1", inventory, "of now"));
        shop.deliver(shop.message("old", inventory, "of an hour ago"));
        live.gateway().jdbc().sql("update web_message set at = at - 3600000 where id = 'old'").update();

        new TransactionTemplate(live.gateway().bean(PlatformTransactionManager.class))
                .execute(_ -> live.gateway().bean(WebFeed.class).forget(Instant.now(), 500));

        assertThat(live.list("select id from web_message where tenant_id = '" + shop.tenant() + "'"))
                .containsExactly("m1");
    }

    @Test
    void anEditThatComesAgainAfterALaterOneChangesNothing() {
        shop.deliver(shop.message("m1", inventory, "working"));
        shop.deliver(edit("e1", "half done"));
        shop.deliver(edit("e2", "done"));

        assertThat(shop.deliver(edit("e1", "half done")).body()).contains("m1");
        shop.deliver(shop.message("m2", inventory, "next"));

        try (var room = shop.watch(inventory)) {
            room.awaitTold("next");
            assertThat(room.room()).containsExactly("done", "next");
        }
    }

    private WebDelivery edit(String id, String text) {
        return new WebDelivery(id, shop.tenant(), WebRoom.roomOf(inventory), MessageKind.EDIT, text, null, null, "m1",
                null);
    }

    @Test
    void whoOnlyAsksForTheHeadTakesNoPlace() {
        var listeners = live.gateway().bean(Listeners.class);
        await().atMost(Duration.ofSeconds(50)).until(() -> listeners.count() == 0);

        var answer = shop.as(shop.key(), "HEAD", shop.path(inventory) + "/events", null, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(listeners.count()).isZero();
    }

    @Test
    void aKeyThatLooksTooOftenLosesItsOldestPlaceAndTakesNobodyElses() {
        var till = shop.ordinaryKey();
        var open = new ArrayList<Watching>();
        try (var others = shop.watch(inventory, till, null)) {
            for (var at = 0; at <= 10; at++) {
                open.add(shop.watch(inventory));
            }

            await().until(() -> open.getFirst().hasEnded());
            shop.deliver(shop.message("m1", inventory, "still there?"));
            Stream.concat(Stream.of(others), open.stream().skip(1)).forEach(room -> room.awaitTold("still there?"));
            assertThat(open).extracting(Watching::status).containsOnly(200);
        } finally {
            open.forEach(Watching::close);
        }
    }

    @Test
    void whoHasReadFurtherThanTheRoomReachesBeginsAnew() {
        shop.deliver(shop.message("m1", inventory, "before"));

        try (var room = shop.watch(inventory, shop.key(), "999999")) {
            room.awaitTold("before");
            shop.deliver(shop.message("m2", inventory, "after"));
            room.awaitTold("after");
        }
    }

    @Test
    void aRevokedKeyIsSentAwayThoughNothingHappens() {
        var till = shop.ordinaryKey();
        try (var room = shop.watch(inventory, till, null)) {
            live.gateway().jdbc().sql("update api_key set revoked_at = 1 where tenant_id = :t and label = 'till'")
                    .param("t", shop.tenant()).update();

            await().atMost(Duration.ofSeconds(25)).until(room::hasEnded);
        }
    }

    @Test
    void aKeyThatWritesTooFastIsToldWhenToGoOnAndNothingIsKept() {
        var till = shop.ordinaryKey();
        var pressed = 0;
        while (press(till) == 404 && pressed < 100) {
            pressed++;
        }

        var refused = shop.as(till, "POST", shop.path(inventory) + "/messages", "{\"text\":\"milk 0\"}", "fast");

        assertThat(pressed).isBetween(60, 99);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:tar:problem:too-fast");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0"))).isPositive();
        assertThat(live.gateway().count("lane = 'web//" + inventory + "/'")).isZero();
        assertThat(live.single("select count(*) from web_message where tenant_id = '" + shop.tenant() + "'"))
                .isEqualTo("0");
        assertThat(shop.say(inventory, "milk 3").statusCode()).isEqualTo(202);
    }

    private int press(String key) {
        return shop.as(key, "POST", shop.path(inventory) + "/presses", "{\"message\":\"none\",\"button\":\"none\"}",
                null).statusCode();
    }

    @Test
    void aRoomIsMadeOnceHoweverOftenItIsAskedFor() {
        var rooms = "/v1/tenants/" + shop.tenant() + "/web-rooms";
        var first = shop.as(shop.key(), "POST", rooms, "{\"title\":\"Cold store\"}", "r1");
        var again = shop.as(shop.key(), "POST", rooms, "{\"title\":\"Cold store\"}", "r1");
        var other = shop.as(shop.key(), "POST", rooms, "{\"title\":\"Hot store\"}", "r1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("urn:tar:problem:idempotency-key-reused");
        assertThat(JSON.readTree(shop.as(shop.key(), "GET", rooms, null, null).body()).path("items").size())
                .isEqualTo(6);
    }

    @Test
    void aShopIsOpenedOnceHoweverOftenItIsAskedForAndItsKeyIsNotKept() {
        var first = open("Asha Stores", "open-once");
        var again = open("Asha Stores", "open-once");
        var other = open("Ravi Stores", "open-once");

        var shopOfFirst = JSON.readTree(first.body());
        var shopOfAgain = JSON.readTree(again.body());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(shopOfAgain.path("id").asString()).isEqualTo(shopOfFirst.path("id").asString());
        assertThat(shopOfAgain.path("rooms")).isEqualTo(shopOfFirst.path("rooms"));
        assertThat(other.statusCode()).isEqualTo(409);
        for (var opened : List.of(shopOfFirst, shopOfAgain)) {
            assertThat(shop.as(opened.path("apiKey").asString(), "GET", "/v1/tenants", null, null).body())
                    .contains(shopOfFirst.path("id").asString());
        }
        assertThat(live.list("select answer from api_request where idempotency_key = 'open-once'")).hasSize(1)
                .noneMatch(answer -> answer.contains("tar_"));
    }

    private static java.net.http.HttpResponse<String> open(String name, String key) {
        return WebShop.send(live, "POST", "/v1/tenants", "{\"name\":\"" + name + "\"}",
                com.tarcommerce.gateway.intake.Gateway.INTERNAL_TOKEN, key);
    }

    @Test
    void theListOfRoomsSaysWhoAsks() {
        var rooms = "/v1/tenants/" + shop.tenant() + "/web-rooms";
        shop.say(inventory, "milk 3");

        try (var room = shop.watch(inventory)) {
            var said = room.await(event -> event.name().equals("said"));
            assertThat(JSON.readTree(shop.as(shop.key(), "GET", rooms, null, null).body()).path("you").asString())
                    .isEqualTo(said.data().at("/from/id").asString());
        }
        assertThat(JSON.readTree(shop.as(shop.ordinaryKey(), "GET", rooms, null, null).body()).path("you").asString())
                .startsWith("key:");
    }
}
