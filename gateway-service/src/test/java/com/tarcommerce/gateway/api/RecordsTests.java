package com.tarcommerce.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What Tar keeps of a shop, read by its programs over real HTTP; another shop has the same things. */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=gateway", "TAR_INTERNAL_TOKEN=internal-token-of-tests",
        "TAR_WEBHOOK_SECRET=webhook-secret-of-tests", "TAR_TELEGRAM_MODE=off"})
@ContextConfiguration(initializers = WithoutTestBeans.class)
@AutoConfigureRestTestClient
class RecordsTests {
    private static final String SHOP = "shopofrec1";
    private static final String OTHER = "otherofrec";

    @Autowired
    private RestTestClient client;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApiKeys keys;
    @Autowired
    private TransactionTemplate transaction;
    private String key = "";

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) throws IOException {
        var folder = Files.createTempDirectory("tar-records");
        properties.add("TAR_DATA_DIR", folder::toString);
        properties.add("TAR_DATABASE_URL", () -> WebhookSqld.databaseUrl(folder));
    }

    @BeforeEach
    void fillTwoShops() {
        TestEngine.verify(database);
        if (jdbc.sql("select count(*) from tenant").query(Long.class).single() == 0) {
            fill(SHOP);
            fill(OTHER);
        }
        key = transaction.execute(_ -> keys.issue(SHOP, "mine", "11")).secret();
    }

    @Test
    void roomsAreThoseOfTheShop() {
        var page = get("rooms");

        assertThat(page.get("items")).hasSize(3);
        assertThat(page.get("items").get(0).get("role").asString()).isEqualTo("orders");
        assertThat(page.get("items").get(0).get("room").get("chat").asString()).isEqualTo(SHOP + "0");
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void tasksHaveTheirMomentAndState() {
        var items = get("tasks").get("items");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("at").asString()).isEqualTo("2001-09-09T01:46:40Z");
        assertThat(items.get(0).get("state").asString()).isEqualTo("paused");
        assertThat(items.get(0).get("text").asString()).isEqualTo("about " + SHOP);
    }

    @Test
    void theAuditComesLatestFirstWithTheNodes() {
        var items = get("audit").get("items");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("reason").asString()).isEqualTo(SHOP + "2");
        assertThat(items.get(0).get("after").get("status").asString()).isEqualTo("paid");
        assertThat(items.get(0).has("before")).isFalse();
    }

    @Test
    void eventsAreThoseThatWaitOrAreDeadWithoutTheSecretsOfTheirAddress() {
        var items = get("events").get("items");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("target").asString()).isEqualTo("https://example.com/hook");
        assertThat(items.get(0).get("state").asString()).isEqualTo("dead");
        assertThat(items.get(0).get("body").get("tenant_id").asString()).isEqualTo(SHOP);
    }

    @Test
    void keysAreToldWithoutTheirSecrets() {
        var page = get("api-keys?limit=1");

        assertThat(page.get("items").get(0).get("label").asString()).isEqualTo("mine");
        assertThat(page.toString()).doesNotContain("tar_", "hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms", "tasks", "audit", "events"})
    void aListIsReadPageByPage(String list) {
        var first = get(list + "?limit=2");
        var second = get(list + "?limit=2&cursor=" + first.get("next").asString());

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(first.get("items").toString()).doesNotContain(OTHER);
        assertThat(second.get("items").get(0)).isNotIn(first.get("items").values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms", "tasks", "audit", "events", "api-keys"})
    void anotherShopsKeyOpensNothingAndBadInputIsAProblem(String list) {
        assertThat(call("/v1/tenants/" + OTHER + "/" + list, key).getStatus().value()).isEqualTo(404);
        assertThat(call("/v1/tenants/" + SHOP + "/" + list, "none").getStatus().value()).isEqualTo(401);
        for (var query : new String[]{"?cursor=x", "?limit=0", "?limit=201"}) {
            var refused = call("/v1/tenants/" + SHOP + "/" + list + query, key);
            assertThat(refused.getStatus().value()).isEqualTo(400);
            assertThat(refused.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void theyAreInTheDocument() {
        var document = call("/v3/api-docs", key).getResponseBody();

        assertThat(document).isNotNull();
        assertThat(document.get("paths").propertyNames()).contains(
                "/v1/tenants/{tenant}/rooms", "/v1/tenants/{tenant}/tasks", "/v1/tenants/{tenant}/audit",
                "/v1/tenants/{tenant}/events", "/v1/tenants/{tenant}/api-keys");
    }

    private void fill(String shop) {
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Shop', 0)").param("id", shop).update();
        for (int number = 0; number < 3; number++) {
            jdbc.sql("""
                    insert into room (tenant_id, channel, chat, role, bound_by, bound_at)
                    values (:shop, 'telegram', :shop || :number, 'orders', 'a', 0)
                    """).param("shop", shop).param("number", number).update();
            jdbc.sql("""
                    insert into task (tenant_id, id, channel, chat, created_by, language, text, at, state, created_at,
                                      changed_at)
                    values (:shop, :number + 1, 'telegram', 'c', '11', 'en', 'about ' || :shop, 1000000000000,
                            'paused', 0, 0)
                    """).param("shop", shop).param("number", number).update();
            jdbc.sql("""
                    insert into audit (tenant_id, at, source, action, decision, reason, after)
                    values (:shop, 0, 'sql', 'update_cart', 'allowed', :shop || :number, '{"status":"paid"}')
                    """).param("shop", shop).param("number", number).update();
            jdbc.sql("""
                    insert into webhook_outbox (id, url, body, lane, created_at, state)
                    values (:shop || :number, 'https://example.com/hook?token=secret',
                            json_object('tenant_id', :shop, 'id', '1'), :shop || '|1', 0, 'dead')
                    """).param("shop", shop).param("number", number).update();
        }
    }

    private JsonNode get(String path) {
        var answer = call("/v1/tenants/" + SHOP + "/" + path, key);
        assertThat(answer.getStatus().value()).isEqualTo(200);
        var body = answer.getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    private EntityExchangeResult<JsonNode> call(String path, @Nullable String bearer) {
        return client.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + bearer).exchange()
                .expectBody(JsonNode.class).returnResult();
    }
}
