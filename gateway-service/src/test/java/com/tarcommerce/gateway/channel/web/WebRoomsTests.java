package com.tarcommerce.gateway.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.gateway.channel.telegram.LiveShop;
import com.tarcommerce.gateway.intake.Gateway;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rooms in the browser over HTTP; ai-service and outbound around the gateway are stand-ins. */
class WebRoomsTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path data;
    static LiveShop live;

    private WebShop shop;
    private String inventory = "";

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
        live.understands("remove milk", "\"remove_item\",\"item\":\"Milk\"");
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
    void aCommandIsShownDoneAndAnsweredWhereItWasWritten() {
        try (var room = shop.watch(inventory)) {
            var said = shop.say(inventory, "milk 0");
            shop.carry();

            assertThat(said.statusCode()).isEqualTo(202);
            var shown = room.await(event -> event.name().equals("said"));
            assertThat(shown.data().path("id").asString()).isEqualTo(idOf(said));
            assertThat(shown.data().at("/from/name").asString()).isEqualTo("console");
            assertThat(room.awaitTold("Milk").id()).isGreaterThan(shown.id());
            assertThat(shop.milk()).isZero();
            await().until(() -> !shop.carry().isEmpty()
                    || room.room().stream().anyMatch(text -> text.contains("out of stock")));
            room.awaitTold("out of stock");
        }
    }

    @Test
    void aRoomThatMayNotIsRefusedAndToldWhichOneMay() {
        try (var room = shop.watch(shop.room("#finance"))) {
            shop.say(shop.room("#finance"), "milk 0");
            shop.carry();

            assertThat(room.awaitTold("#inventory").text()).isNotBlank();
            assertThat(shop.milk()).isEqualTo(12);
        }
    }

    @Test
    void aButtonIsPressedOnceAnsweredAndItsMessageReplaced() {
        try (var room = shop.watch(inventory)) {
            shop.say(inventory, "remove milk");
            shop.carry();
            var asked = room.await(event -> event.data().has("buttons"));
            var message = asked.data().path("id").asString();
            var button = asked.data().at("/buttons/0/0/id").asString();

            var pressed = shop.press(inventory, message, button, "once");
            shop.carry();

            assertThat(pressed.statusCode()).isEqualTo(202);
            room.await(event -> event.name().equals("note")
                    && event.data().path("replyTo").asString().equals(idOf(pressed)));
            var edited = room.await(event -> event.data().has("editedAt"));
            assertThat(edited.data().path("id").asString()).isEqualTo(message);
            assertThat(edited.data().has("buttons")).isFalse();
            assertThat(edited.data().path("position").asLong()).isEqualTo(asked.data().path("position").asLong());
            assertThat(live.list("select id from nodes where kind = 'item' and tenant_id = '" + shop.tenant() + "'"))
                    .isEmpty();
            assertThat(idOf(shop.press(inventory, message, button, "once"))).isEqualTo(idOf(pressed));
            assertThat(shop.press(inventory, message, button, "again").statusCode()).isEqualTo(404);
            assertThat(live.gateway().count("update_id = '" + inventory + "/key/again'")).isZero();
            assertThat(shop.press(inventory, "nothing", button, "once").statusCode()).isEqualTo(409);
            assertThat(shop.carry()).isEmpty();
        }
    }

    @Test
    void theSameKeyIsTheSameMessageAndAnotherTextUnderItAConflict() {
        var first = shop.say(inventory, "milk 5", "k1");
        var again = shop.say(inventory, "milk 5", "k1");
        var other = shop.say(inventory, "milk 6", "k1");
        shop.carry();

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("urn:tar:problem:idempotency-key-reused");
        assertThat(shop.milk()).isEqualTo(5);
        assertThat(live.gateway().count("lane = 'web//" + inventory + "/'")).isOne();
        assertThat(
                live.list("select text from web_message where kind = 'said' and tenant_id = '" + shop.tenant() + "'"))
                .containsExactly("milk 5");
    }

    @Test
    void onlyAKeyOfTheShopOpensItsRooms() {
        var stranger = WebShop.open(live);
        var body = "{\"text\":\"milk 0\"}";

        for (var path : List.of(shop.path(inventory) + "/messages", shop.path(inventory) + "/presses")) {
            assertThat(shop.as("tar_nobody", "POST", path, body, null).statusCode()).isEqualTo(401);
            assertThat(shop.as(stranger.key(), "POST", path, body, null).statusCode()).isEqualTo(404);
        }
        assertThat(shop.watch(inventory, "tar_nobody", null).status()).isEqualTo(401);
        assertThat(shop.watch(inventory, stranger.key(), null).status()).isEqualTo(404);
        assertThat(stranger.watch(inventory, stranger.key(), null).status()).isEqualTo(404);
        assertThat(stranger.as(stranger.key(), "POST", stranger.path(inventory) + "/messages", body, null)
                .statusCode()).isEqualTo(404);
        assertThat(stranger.as(stranger.key(), "DELETE", stranger.path(inventory), null, null).statusCode())
                .isEqualTo(404);
        assertThat(shop.as(stranger.key(), "GET", "/v1/tenants", null, null).body()).contains(stranger.tenant())
                .doesNotContain(shop.tenant());
    }

    @Test
    void aKeyForProgramsSpeaksAndMakesNoRoomsNorShops() {
        var program = shop.ordinaryKey();
        var rooms = "/v1/tenants/" + shop.tenant() + "/web-rooms";

        assertThat(shop.as(program, "POST", rooms, "{\"title\":\"Back door\",\"role\":\"finance\"}", null)
                .statusCode()).isEqualTo(403);
        assertThat(shop.as(program, "DELETE", shop.path(inventory), null, null).statusCode()).isEqualTo(403);
        assertThat(shop.as(program, "POST", "/v1/tenants", "{\"name\":\"Mine\"}", null).statusCode()).isEqualTo(403);
        assertThat(shop.as(program, "POST", shop.path(inventory) + "/messages", "{\"text\":\"milk 3\"}", null)
                .statusCode()).isEqualTo(202);
        assertThat(shop.as(program, "POST", shop.path(inventory) + "/messages", "{\"text\":\"/unbind\"}", null)
                .statusCode()).isEqualTo(202);
        shop.carry();

        assertThat(shop.milk()).isEqualTo(3);
        assertThat(JSON.readTree(shop.as(program, "GET", rooms, null, null).body()).path("items")
                .path(0).path("role").asString()).isEqualTo("inventory");
    }

    @Test
    void aNewRoomIsBoundInItByWhoAdministersAndRemovedOnceItIsForNothing() {
        var rooms = "/v1/tenants/" + shop.tenant() + "/web-rooms";
        var made = shop.as(shop.key(), "POST", rooms, "{\"title\":\"Cold store\"}", null);
        var room = idOf(made);

        try (var watching = shop.watch(room)) {
            shop.say(room, "/bind inventory");
            shop.carry();
            watching.awaitTold("#inventory");
        }

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(made.body()).has("role")).isFalse();
        assertThat(roles(rooms)).containsExactly("#inventory=inventory", "#orders=orders", "#finance=finance",
                "#marketing=marketing", "#general=general", "Cold store=inventory");
        assertThat(shop.as(shop.key(), "DELETE", shop.path(room), null, null).body()).contains("room-is-bound");
        shop.say(room, "/unbind");
        shop.carry();
        try (var watching = shop.watch(room)) {
            watching.await(event -> event.name().equals("said"));
            assertThat(shop.as(shop.key(), "DELETE", shop.path(room), null, null).statusCode()).isEqualTo(204);
            await().until(watching::hasEnded);
        }
        assertThat(shop.as(shop.key(), "DELETE", shop.path(room), null, null).statusCode()).isEqualTo(404);
        assertThat(live.single("select count(*) from web_message where room = '" + room + "'")).isEqualTo("0");
    }

    private List<String> roles(String rooms) {
        var roles = new ArrayList<String>();
        JSON.readTree(shop.as(shop.key(), "GET", rooms, null, null).body()).path("items").forEach(
                room -> roles.add(room.path("title").asString() + "=" + room.path("role").asString("")));
        return roles;
    }

    @Test
    void whatIsMalformedOrTooLargeIsRefusedAndKeepsNothing() {
        var path = shop.path(inventory) + "/messages";

        assertThat(shop.say(inventory, "x".repeat(4_097)).statusCode()).isEqualTo(400);
        assertThat(shop.say(inventory, " ").statusCode()).isEqualTo(400);
        assertThat(shop.say(inventory, "milk 0", "k".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(shop.as(shop.key(), "POST", path, "{\"txt\":\"milk 0\"}", null).body()).contains("Known are: text");
        assertThat(shop.as(shop.key(), "POST", path, "{\"text\":\"" + "x".repeat(1_100_000) + "\"}", null)
                .statusCode()).isEqualTo(413);
        assertThat(shop.as(shop.key(), "POST", "/v1/tenants/" + shop.tenant() + "/web-rooms",
                "{\"title\":\"x\",\"role\":\"king\"}", null).body()).contains("role must be one of inventory");
        assertThat(shop.watch(inventory, shop.key(), "soon").status()).isEqualTo(400);
        assertThat(live.gateway().count("lane = 'web//" + inventory + "/'")).isZero();
    }

    @Test
    void whoComesAgainGetsWhatCameMeanwhileAndNothingTwice() {
        String last;
        try (var room = shop.watch(inventory)) {
            shop.deliver(shop.message("m1", inventory, "one"));
            last = room.awaitTold("one").id();
        }
        shop.deliver(shop.message("m2", inventory, "two"));
        shop.deliver(edit("e1", "m1", "one, corrected"));

        try (var room = shop.watch(inventory, shop.key(), last)) {
            room.awaitTold("corrected");

            assertThat(room.events()).extracting(Watching.Event::text).containsExactly("two", "one, corrected");
        }
        try (var room = shop.watch(inventory)) {
            room.awaitTold("corrected");
            assertThat(room.room()).containsExactly("two", "one, corrected");
            assertThat(room.awaitTold("corrected").data().path("position").asLong())
                    .isLessThan(room.awaitTold("two").data().path("position").asLong());
        }
    }

    @Test
    void whatIsShownOutlivesARestartWhichWaitsForNobodyWhoLooks() {
        shop.deliver(shop.message("m1", inventory, "kept"));
        try (var room = shop.watch(inventory)) {
            var last = room.awaitTold("kept").id();
            var began = System.nanoTime();

            live.restart();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            await().until(room::hasEnded);
            try (var again = shop.watch(inventory)) {
                again.awaitTold("kept");
            }
            try (var resumed = shop.watch(inventory, shop.key(), last)) {
                shop.deliver(shop.message("m2", inventory, "new"));
                resumed.awaitTold("new");
                assertThat(resumed.events()).hasSize(1);
            }
        }
    }

    @Test
    void aDeliveryIsShownOnceAndOnlyInARoomOfItsShop() {
        var other = WebShop.open(live);
        var message = shop.message("m1", inventory, "hello");

        assertThat(shop.deliver(message).statusCode()).isEqualTo(200);
        assertThat(shop.deliver(message).body()).contains("m1");
        assertThat(shop.deliver(message, "another-secret-of-16", WebDelivery.DOOR).statusCode()).isEqualTo(401);
        assertThat(shop.deliver(message, WebShop.WEBHOOK_SECRET, "alarms").statusCode()).isEqualTo(401);
        assertThat(other.deliver(other.message("m2", inventory, "spam")).statusCode()).isEqualTo(404);
        assertThat(shop.deliver(shop.message("m3", "room_none", "lost")).statusCode()).isEqualTo(404);
        assertThat(shop.deliver(shop.message("m4", inventory, "x".repeat(1_100_000))).statusCode()).isEqualTo(413);

        try (var room = shop.watch(inventory)) {
            room.awaitTold("hello");
            assertThat(room.events()).hasSize(1);
        }
    }

    @Test
    void aRevokedKeyIsShownNothingMore() {
        var program = shop.ordinaryKey();
        try (var room = shop.watch(inventory, program, null); var mine = shop.watch(inventory)) {
            shop.deliver(shop.message("m1", inventory, "before"));
            room.awaitTold("before");
            live.gateway().jdbc().sql("update api_key set revoked_at = 1 where tenant_id = :t and label = 'till'")
                    .param("t", shop.tenant()).update();

            shop.deliver(shop.message("m2", inventory, "after"));

            mine.awaitTold("after");
            await().until(room::hasEnded);
            assertThat(room.events()).extracting(Watching.Event::text).containsExactly("before");
        }
    }

    @Test
    void aShopHasSoManyListenersAndGetsThePlacesBackOfThoseWhoLeave() {
        var open = new ArrayList<Watching>();
        for (var key : List.of(shop.ordinaryKey(), shop.ordinaryKey())) {
            for (int at = 0; at < Listeners.MOST_OF_A_KEY; at++) {
                open.add(shop.watch(inventory, key, null));
            }
        }

        try (var refused = shop.watch(inventory); var others = WebShop.open(live).watch(inventory)) {
            assertThat(open).extracting(Watching::status).containsOnly(200);
            assertThat(open).hasSize(Listeners.MOST_OF_A_SHOP);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(others.status()).isEqualTo(404);
        }
        open.forEach(Watching::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            shop.deliver(shop.message("knock" + System.nanoTime(), inventory, "knock"));
            try (var room = shop.watch(inventory)) {
                return room.status() == 200;
            }
        });
    }

    @Test
    void aKeyThatWasShownIsForgottenAfterTenMinutes() {
        shop.say(inventory, "/apikey till");
        shop.carry();
        try (var room = shop.watch(inventory)) {
            assertThat(room.awaitTold("tar_").data().path("secret").asBoolean()).isTrue();
        }
        live.gateway().jdbc().sql("update web_message set at = at - 600001 where secret = 1").update();

        try (var room = shop.watch(inventory)) {
            room.await(event -> event.data().path("secret").asBoolean());
            assertThat(room.events()).extracting(Watching.Event::text).containsExactly("/apikey till", "");
        }
    }

    @Test
    void whatIsOldIsForgottenWithWhatTheInboxForgets() {
        shop.deliver(shop.message("old", inventory, "of last month"));
        shop.deliver(shop.message("new", inventory, "of today"));
        live.gateway().jdbc().sql("update web_message set at = 1 where id = 'old'").update();
        live.restart();

        shop.deliver(shop.message("newer", inventory, "of now"));

        await().until(() -> live.list("select id from web_message where tenant_id = '" + shop.tenant()
                + "' order by seq").equals(List.of("new", "newer")));
    }

    @Test
    void typingIsOneEntryThatMovesOn() {
        var typing = new WebDelivery("t1", shop.tenant(), WebRoom.roomOf(inventory), MessageKind.TYPING, "", null,
                null, null, null);
        try (var room = shop.watch(inventory)) {
            shop.deliver(typing);
            room.await(event -> event.name().equals("typing"));
            shop.deliver(typing);
            await().until(() -> room.events().size() == 2);
            assertThat(room.events().getLast().id()).isNotEqualTo(room.events().getFirst().id());
        }
    }

    @Test
    void aRoomThatJoinsAnotherShopLeavesBehindWhatWasSaidInIt() {
        var other = WebShop.open(live);
        var room = idOf(shop.as(shop.key(), "POST", "/v1/tenants/" + shop.tenant() + "/web-rooms",
                "{\"title\":\"Moving\"}", null));
        shop.say(room, "/access");
        shop.deliver(shop.message("m1", room, "our margin is 12 per cent"));
        other.say(other.room("#inventory"), "/link");
        live.gateway().awaitQuiet();
        var code = Pattern.compile("/join ([A-Z0-9-]+)").matcher(live.outbound().texts().getLast());
        assertThat(code.find()).isTrue();

        shop.say(room, code.group());
        live.gateway().awaitQuiet();

        assertThat(shop.watch(room).status()).isEqualTo(404);
        assertThat(shop.say(room, "milk 0").statusCode()).isEqualTo(404);
        assertThat(shop.deliver(shop.message("m2", room, "still ours?")).statusCode()).isEqualTo(404);
        other.deliver(other.message("m3", room, "welcome"));
        try (var watching = other.watch(room)) {
            watching.awaitTold("welcome");
            assertThat(watching.room()).containsExactly("welcome");
        }
    }

    @Test
    void whoReadsNothingHoldsUpNobody() throws IOException {
        var url = URI.create(live.gateway().url());
        try (var silent = new Socket(url.getHost(), url.getPort()); var room = shop.watch(inventory)) {
            silent.setReceiveBufferSize(4_096);
            silent.getOutputStream().write(("GET " + shop.path(inventory) + "/events HTTP/1.1\r\nHost: tar\r\n"
                    + "Authorization: Bearer " + shop.key() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            await().until(() -> live.gateway().bean(Listeners.class).count() > 1);

            var text = "x".repeat(90_000);
            for (int at = 0; at < 60; at++) {
                shop.deliver(shop.message("m" + at, inventory, at + text));
            }

            room.awaitTold("59x");
            assertThat(room.events()).hasSize(60);
        }
    }

    private WebDelivery edit(String id, String replaces, String text) {
        return new WebDelivery(id, shop.tenant(), WebRoom.roomOf(inventory), MessageKind.EDIT, text, null,
                List.of(List.of(new Button("OK", "b1"))), replaces, null);
    }

    private static String idOf(HttpResponse<String> answer) {
        JsonNode body = JSON.readTree(answer.body());
        return body.path("id").asString();
    }

    @Test
    void theSuiteItselfMayDoAllThat() {
        var answer = shop.as(Gateway.INTERNAL_TOKEN, "POST", shop.path(inventory) + "/messages",
                "{\"text\":\"milk 7\"}", null);
        shop.carry();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(shop.milk()).isEqualTo(7);
    }
}
