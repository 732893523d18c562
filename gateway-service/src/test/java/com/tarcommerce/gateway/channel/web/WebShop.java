package com.tarcommerce.gateway.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.channel.telegram.LiveShop;
import com.tarcommerce.gateway.intake.Gateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop in the browser, with twelve milk, over HTTP; what the gateway gives to outbound is carried back by {@link #carry}. */
final class WebShop {
    static final String WEBHOOK_SECRET = "a-webhook-secret-of-tests";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LiveShop live;
    private final Map<String, String> rooms = new HashMap<>();
    private final String tenant;
    private final String key;
    private int carried;

    private WebShop(LiveShop live, JsonNode opened) {
        this.live = live;
        this.tenant = opened.path("id").asString();
        this.key = opened.path("apiKey").asString();
        opened.path("rooms").forEach(room -> rooms.put(room.path("title").asString(), room.path("id").asString()));
        this.carried = live.outbound().messages().size();
        live.gateway().jdbc().sql("""
                insert into nodes (id, tenant_id, kind, name, quantity, amount)
                values ('milk', :tenant, 'item', 'Milk', 12, 2850)
                """).param("tenant", tenant).update();
    }

    static WebShop open(LiveShop live) {
        var opened = send(live, "POST", "/v1/tenants", "{\"name\":\"Asha Stores\"}", Gateway.INTERNAL_TOKEN, null);
        assertThat(opened.statusCode()).isEqualTo(201);
        return new WebShop(live, JSON.readTree(opened.body()));
    }

    String tenant() {
        return tenant;
    }

    String key() {
        return key;
    }

    /** @param title {@code #inventory} */
    String room(String title) {
        return String.valueOf(rooms.get(title));
    }

    String path(String room) {
        return "/v1/tenants/" + tenant + "/web-rooms/" + room;
    }

    HttpResponse<String> say(String room, String text) {
        return say(room, text, null);
    }

    HttpResponse<String> say(String room, String text, @Nullable String idempotencyKey) {
        return as(key, "POST", path(room) + "/messages", JSON.writeValueAsString(Map.of("text", text)),
                idempotencyKey);
    }

    HttpResponse<String> press(String room, String message, String button, @Nullable String idempotencyKey) {
        return as(key, "POST", path(room) + "/presses",
                JSON.writeValueAsString(Map.of("message", message, "button", button)), idempotencyKey);
    }

    HttpResponse<String> as(String someKey, String method, String path, @Nullable String json,
            @Nullable String idempotencyKey) {
        return send(live, method, path, json, someKey, idempotencyKey);
    }

    /** A key of this shop for programs. */
    String ordinaryKey() {
        live.gateway().jdbc().sql("select 1").query(Integer.class).single();
        var transactions = new org.springframework.transaction.support.TransactionTemplate(
                live.gateway().bean(org.springframework.transaction.PlatformTransactionManager.class));
        return transactions.execute(_ -> live.gateway().bean(com.tarcommerce.gateway.shop.ApiKeys.class)
                .issue(tenant, "till", "test")).secret();
    }

    Watching watch(String room) {
        return watch(room, key, null);
    }

    Watching watch(String room, String someKey, @Nullable String last) {
        return Watching.open(live.gateway().url() + path(room) + "/events", someKey, last);
    }

    int milk() {
        return Integer.parseInt(live.single(
                "select cast(quantity as text) from nodes where name = 'Milk' and tenant_id = '" + tenant + "'"));
    }

    /** What waits in outbound goes to the rooms, as outbound brings it. Returns their ids. */
    List<String> carry() {
        live.gateway().awaitQuiet();
        var all = live.outbound().messages();
        var ids = new ArrayList<String>();
        all.subList(carried, all.size()).forEach(message -> {
            var delivered = deliver(of(message));
            assertThat(delivered.statusCode()).as(delivered.body()).isEqualTo(200);
            ids.add(JSON.readTree(delivered.body()).path("id").asString());
        });
        carried = all.size();
        return ids;
    }

    private static WebDelivery of(JsonNode message) {
        var kind = message.path("kind").asString("message");
        var buttons = new ArrayList<List<Button>>();
        message.path("buttons").forEach(row -> {
            var inRow = new ArrayList<Button>();
            row.forEach(each -> inRow.add(new Button(each.path("text").asString(), each.path("id").asString())));
            buttons.add(inRow);
        });
        return new WebDelivery("out_" + message.path("idempotencyKey").asString(), message.path("tenant").asString(),
                WebRoom.roomOf(message.at("/room/chat").asString()), JSON.convertValue(kind, MessageKind.class),
                message.path("text").asString(), null, buttons.isEmpty() ? null : buttons,
                message.path("replyTo").asString(null), message.path("secret").asBoolean(false) ? true : null);
    }

    WebDelivery message(String id, String room, String text) {
        return new WebDelivery(id, tenant, WebRoom.roomOf(room), MessageKind.MESSAGE, text, null, null, null, null);
    }

    HttpResponse<String> deliver(WebDelivery delivery) {
        return deliver(delivery, WEBHOOK_SECRET, WebDelivery.DOOR);
    }

    HttpResponse<String> deliver(WebDelivery delivery, String secret, String door) {
        var body = JSON.writeValueAsBytes(delivery);
        var headers = new StandardWebhooks(Secrets.parse("secret", secret).derive(door), InstantSource.system())
                .sign(delivery.id(), body).entrySet().stream()
                .flatMap(header -> java.util.stream.Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
        return live.gateway().post(WebDelivery.PATH, body, headers);
    }

    static HttpResponse<String> send(LiveShop live, String method, String path, @Nullable String json, String key,
            @Nullable String idempotencyKey) {
        var request = HttpRequest.newBuilder().header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return live.gateway().send(request, path);
    }
}
