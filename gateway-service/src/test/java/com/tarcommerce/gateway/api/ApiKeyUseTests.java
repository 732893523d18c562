package com.tarcommerce.gateway.api;

import static com.tarcommerce.gateway.channel.telegram.LiveShop.INVENTORY;
import static com.tarcommerce.testsupport.telegram.Updates.MEENA;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.channel.telegram.LiveShop;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key as a shop gets it by {@code /apikey}, used over HTTP as the shop's own programs do. */
class ApiKeyUseTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("tar_[A-Za-z0-9_-]{43}");

    @TempDir
    static Path data;
    static LiveShop live;
    static Caller shop;
    static Caller other;

    @BeforeAll
    static void start() throws IOException {
        live = new LiveShop(data);
        shop = caller(live.shop());
        other = caller(live.shop());
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void aKeyCreatesReadsAndChangesAndTheAuditNamesIt() {
        var created = shop.post("items", "{\"name\":\"Rice\",\"quantity\":5}", "rice-1");
        var path = path(created);

        var changed = shop.send("PATCH", path, "{\"quantity\":9}", "If-Match", "\"1\"");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(shop.post("items", "{\"name\":\"Rice\",\"quantity\":5}", "rice-1").body()).isEqualTo(created.body());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(body(shop.send("GET", path, null)).path("quantity").asInt()).isEqualTo(9);
        assertThat(live.list("select action || ' ' || source from audit where tenant_id = '" + shop.tenant
                + "' and source like 'rest:%' and json_extract(after, '$.name') = 'Rice' order by id"))
                .containsExactly("create_item rest:" + shop.keyId, "update_item rest:" + shop.keyId);
    }

    @Test
    void anotherShopsKeyFindsNothingAndChangesNothing() {
        var item = path(shop.post("items", "{\"name\":\"Ghee\",\"quantity\":5}", "ghee"));
        var order = path(shop.post("orders", "{\"amount\":500}", "order"));

        for (var path : new String[]{item, order}) {
            var inTheOthersShop = path.replace(shop.tenant, other.tenant);
            for (var where : new String[]{path, inTheOthersShop}) {
                assertThat(other.send("GET", where, null).statusCode()).as(where).isEqualTo(404);
                assertThat(other.send("PATCH", where, "{\"data\":{\"x\":1}}").statusCode()).as(where).isEqualTo(404);
            }
            assertThat(shop.send("GET", path, null).headers().firstValue("ETag")).hasValue("\"1\"");
        }
        for (var kind : new String[]{"items", "orders", "carts", "customers"}) {
            var list = "/v1/tenants/" + shop.tenant + "/" + kind;
            assertThat(other.send("GET", list, null).statusCode()).as(list).isEqualTo(404);
            assertThat(other.send("POST", list, "{\"name\":\"x\",\"amount\":1}").statusCode()).as(list).isEqualTo(404);
        }
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var chat = live.shop();
        var caller = caller(chat);
        var path = path(caller.post("items", "{\"name\":\"Oil\"}", "oil"));

        live.hear(Updates.text("/apikey revoke " + caller.keyId).in(chat, INVENTORY).from(MEENA));

        assertThat(caller.send("GET", path, null).statusCode()).isEqualTo(401);
        assertThat(caller.send("PATCH", path, "{\"quantity\":1}").statusCode()).isEqualTo(401);
        assertThat(caller.post("items", "{\"name\":\"Oil\"}", "oil").statusCode()).isEqualTo(401);
        assertThat(live.single("select cast(quantity as text) from nodes where name = 'Oil'")).isEqualTo("0");
    }

    @Test
    void aCustomerIsReadAndChanged() {
        var path = path(shop.post("customers", "{\"name\":\"Ravi\",\"data\":{\"city\":\"Pune\"}}", "ravi"));

        var changed = shop.send("PATCH", path, "{\"name\":\" Ravi K \",\"data\":{\"city\":null,\"vip\":true}}",
                "If-Match", "\"1\"");
        var stale = shop.send("PATCH", path, "{\"name\":\"Other\"}", "If-Match", "\"1\"");
        var read = shop.send("GET", path, null);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(read.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(body(read)).isEqualTo(body(changed));
        assertThat(body(read).path("name").asString()).isEqualTo("Ravi K");
        assertThat(body(read).path("data").toString()).isEqualTo("{\"vip\":true}");
        assertThat(shop.send("GET", path + "9", null).statusCode()).isEqualTo(404);
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        var tables = live.list("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");

        assertThat(tables).contains("api_key", "audit", "inbound_message");
        for (var table : tables) {
            assertThat(live.rows(table).toString()).as(table).doesNotContain(shop.secret)
                    .doesNotContain(shop.secret.substring("tar_".length()));
        }
        assertThat(live.rows("api_key").toString()).contains(shop.keyId);
    }

    private static Caller caller(TelegramChat chat) {
        var answer = live.hear(Updates.text("/apikey till").in(chat, INVENTORY).from(MEENA)).getFirst();
        var secret = KEY.matcher(answer);
        assertThat(secret.find()).isTrue();
        var tenant = live.single("select tenant_id from chat where chat = '" + chat.id() + "'");
        return new Caller(tenant, secret.group(),
                live.single("select id from api_key where tenant_id = '" + tenant + "'"));
    }

    private static String path(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow(() -> new AssertionError(created.body()));
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    record Caller(String tenant, String secret, String keyId) {

        HttpResponse<String> post(String kind, String json, String idempotencyKey) {
            return send("POST", "/v1/tenants/" + tenant + "/" + kind, json, "Idempotency-Key", idempotencyKey);
        }

        HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String json,
                String... headers) {
            var body = json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json);
            var request = HttpRequest.newBuilder().method(method, body).header("Authorization", "Bearer " + secret)
                    .header("Content-Type", "application/json");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return live.gateway().send(request, path);
        }
    }
}
