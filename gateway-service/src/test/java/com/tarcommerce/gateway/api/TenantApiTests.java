package com.tarcommerce.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The shop's programs over real HTTP. */
@SpringBootTest(classes = GatewayApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=gateway", "TAR_INTERNAL_TOKEN=internal-token-of-tests",
        "TAR_WEBHOOK_SECRET=webhook-secret-of-tests", "TAR_TELEGRAM_MODE=off"})
@ContextConfiguration(initializers = WithoutTestBeans.class)
@AutoConfigureRestTestClient
class TenantApiTests {
    private static final String SHOP = "shopofapi1";
    private static final String OTHER = "otherofapi";

    @Autowired
    private RestTestClient client;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;
    private int names;

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) throws IOException {
        var folder = Files.createTempDirectory("tar-api");
        properties.add("TAR_DATA_DIR", folder::toString);
        properties.add("TAR_DATABASE_URL", () -> WebhookSqld.databaseUrl(folder));
    }

    @BeforeEach
    void openTwoShops() {
        TestEngine.verify(database);
        for (var shop : new String[]{SHOP, OTHER}) {
            jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Shop', 0) on conflict do nothing")
                    .param("id", shop).update();
        }
        jdbc.sql("delete from nodes").update();
    }

    @Test
    void anItemIsCreatedReadChangedAndListed() {
        var created = post("items", "{\"name\":\"Milk\",\"quantity\":12.5,\"amount\":2850,\"data\":{\"unit\":\"l\"}}");

        assertThat(created.getStatus().value()).isEqualTo(201);
        assertThat(created.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        var path = String.valueOf(created.getResponseHeaders().getLocation());
        var id = body(created).get("id").asString();
        assertThat(path).isEqualTo("/v1/tenants/" + SHOP + "/items/" + id);

        var changed = call(HttpMethod.PATCH, path, "{\"quantity\":0,\"data\":{\"unit\":null,\"low\":4}}",
                Map.of(HttpHeaders.IF_MATCH, "\"1\""));

        assertThat(changed.getStatus().value()).isEqualTo(200);
        assertThat(changed.getResponseHeaders().getETag()).isEqualTo("\"2\"");
        assertThat(body(changed).get("data").toString()).isEqualTo("{\"low\":4}");
        assertThat(body(call(HttpMethod.GET, path, null, Map.of())).get("quantity").decimalValue())
                .isEqualByComparingTo("0");
        assertThat(body(call(HttpMethod.GET, "/v1/tenants/" + SHOP + "/items", null, Map.of())).get("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"Tea","qty":5}                   | 'qty' is not known here. Known are: amount, data, name, quantity
            {"name":"Tea","data":{"low":"five"}}     | data.low must be a number
            {"name":"Tea","data":{"low":-1}}         | data.low must be a number
            {"name":"Tea","data":{"low":0.0001}}     | data.low must be a number
            {"name":"Tea","data":{"low":1e99999}}    | data.low must be a number
            {"name":"Tea","data":{"x":1e99999}}      | data holds a number
            {"name":"Tea","data":{"unit":7}}         | data.unit must be a word
            {"name":"Tea","data":{"unit":"k\\ng"}} | data.unit must be a word
            {"name":"T\\u0000ea"}                  | name must not be blank, nor hold line breaks
            {"name":"  "}                            | name must not be blank
            {}                                       | name must not be null
            """)
    void whatWouldBeMisunderstoodIsRefusedAndKeepsNothing(String json, String detail) {
        var refused = post("items", json);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(body(refused).get("detail").asString()).contains(detail);
        assertThat(jdbc.sql("select count(*) from nodes").query(Integer.class).single()).isZero();
    }

    @Test
    void aChangeIsReadAsStrictlyAsACreation() {
        var path = String.valueOf(post("items", "{\"name\":\"Milk\"}").getResponseHeaders().getLocation());

        for (var json : new String[]{"{\"data\":{\"low\":true}}", "{\"version\":4}", "{\"name\":\"Mi\\nlk\"}"}) {
            assertThat(call(HttpMethod.PATCH, path, json, Map.of()).getStatus().value()).as(json).isEqualTo(400);
        }
        assertThat(call(HttpMethod.GET, path, null, Map.of()).getResponseHeaders().getETag()).isEqualTo("\"1\"");
    }

    @Test
    void anOldVersionIsRefusedAndChangesNothing() {
        var path = String.valueOf(post("items", "{\"name\":\"Milk\"}").getResponseHeaders().getLocation());
        call(HttpMethod.PATCH, path, "{\"quantity\":1}", Map.of());

        var refused = call(HttpMethod.PATCH, path, "{\"quantity\":9}", Map.of(HttpHeaders.IF_MATCH, "\"1\""));

        assertThat(refused.getStatus().value()).isEqualTo(412);
        assertThat(body(refused).get("type").asString()).isEqualTo("urn:tar:problem:version-conflict");
        assertThat(body(call(HttpMethod.GET, path, null, Map.of())).get("quantity").intValue()).isEqualTo(1);
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndWritesOnce() {
        var first = post("orders", "{\"amount\":500}", "key-1");
        var again = post("orders", "{\"amount\":500}", "key-1");
        var other = post("orders", "{\"amount\":501}", "key-1");

        assertThat(again.getStatus()).isEqualTo(first.getStatus());
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(again.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(other.getStatus().value()).isEqualTo(409);
        assertThat(body(other).get("type").asString()).isEqualTo("urn:tar:problem:idempotency-key-reused");
        assertThat(jdbc.sql("select count(*) from nodes where kind = 'order'").query(Integer.class).single()).isOne();
    }

    @Test
    void aKeyOfOneShopMeansNothingInAnother() {
        post("orders", "{\"amount\":500}", "key-2");

        var other = call(HttpMethod.POST, "/v1/tenants/" + OTHER + "/orders", "{\"amount\":700}",
                Map.of("Idempotency-Key", "key-2"));

        assertThat(body(other).get("amount").longValue()).isEqualTo(700);
    }

    @Test
    void anOrderTakesItsLinesFromStockAndIsPaid() {
        var milk = post("items", "{\"name\":\"Milk\",\"quantity\":3,\"amount\":2850}");

        var order = post("orders",
                "{\"lines\":[{\"item\":\"milk\",\"quantity\":2}],\"customer\":\"Asha\",\"status\":\"paid\"}");
        var short1 = post("orders", "{\"lines\":[{\"item\":\"milk\",\"quantity\":2}]}");

        assertThat(order.getStatus().value()).isEqualTo(201);
        assertThat(body(order).get("amount").longValue()).isEqualTo(5700);
        assertThat(body(order).get("status").asString()).isEqualTo("paid");
        assertThat(short1.getStatus().value()).isEqualTo(409);
        assertThat(body(short1).get("type").asString()).isEqualTo("urn:tar:problem:out-of-stock");
        assertThat(body(call(HttpMethod.GET, String.valueOf(milk.getResponseHeaders().getLocation()), null, Map.of()))
                .get("quantity").intValue()).isOne();
    }

    @Test
    void anOrderCannotGoBack() {
        var order = post("orders", "{\"amount\":500}");
        var path = String.valueOf(order.getResponseHeaders().getLocation());
        call(HttpMethod.PATCH, path, "{\"status\":\"shipped\"}", Map.of());

        var refused = call(HttpMethod.PATCH, path, "{\"status\":\"packed\",\"data\":{\"note\":\"x\"}}", Map.of());

        assertThat(refused.getStatus().value()).isEqualTo(409);
        assertThat(body(refused).get("type").asString()).isEqualTo("urn:tar:problem:status-not-allowed");
        assertThat(body(call(HttpMethod.GET, path, null, Map.of())).get("data").has("note")).isFalse();
    }

    @Test
    void aCartHoldsWhatItIsToldToHold() {
        post("items", "{\"name\":\"Milk\",\"amount\":2850}");
        var path = String.valueOf(post("carts", "{\"lines\":[{\"item\":\"Milk\",\"quantity\":1}]}")
                .getResponseHeaders().getLocation());

        var changed = call(HttpMethod.PATCH, path, "{\"lines\":[{\"item\":\"milk\",\"quantity\":3}]}", Map.of());

        assertThat(body(changed).get("amount").longValue()).isEqualTo(8550);
        assertThat(body(changed).get("data").get("lines")).hasSize(1);
    }

    @Test
    void aCartIsOfACustomerWhoIsReachedSomewhere() {
        var customer = body(post("customers",
                "{\"name\":\"Asha\",\"data\":{\"contact\":{\"channel\":\"telegram\",\"chat\":500000001}}}")).get("id")
                .asString();
        post("items", "{\"name\":\"Milk\",\"amount\":2850}");

        var bought = body(post("carts", "{\"lines\":[{\"item\":\"Milk\",\"quantity\":1}],\"customerId\":\"" + customer
                + "\",\"data\":{\"note\":\"x\"}}"));
        var path = String.valueOf(post("carts", "{\"amount\":900,\"customer\":\"Auntie\"}").getResponseHeaders()
                .getLocation());
        var given = body(call(HttpMethod.PATCH, path, "{\"customerId\":\"" + customer + "\"}", Map.of()));
        var taken = body(call(HttpMethod.PATCH, path, "{\"data\":{\"customer_id\":null}}", Map.of()));

        assertThat(bought.get("version").asInt()).isOne();
        assertThat(bought.get("data").get("customer_id").asString()).isEqualTo(customer);
        assertThat(bought.get("data").get("customer").asString()).isEqualTo("Asha");
        assertThat(bought.get("data").get("note").asString()).isEqualTo("x");
        assertThat(given.get("data").get("customer_id").asString()).isEqualTo(customer);
        assertThat(given.get("data").get("customer").asString()).isEqualTo("Auntie");
        assertThat(taken.get("data").has("customer_id")).isFalse();
    }

    @Test
    void aCartIsOfNoCustomerThatThereIsNot() {
        var refused = post("carts", "{\"amount\":900,\"customerId\":\"99\"}");
        var ours = post("carts", "{\"amount\":900,\"data\":{\"customer_id\":\"99\"}}");

        assertThat(refused.getStatus().value()).isEqualTo(404);
        assertThat(body(refused).get("type").asString()).isEqualTo("urn:tar:problem:unknown-customer");
        assertThat(ours.getStatus().value()).isEqualTo(400);
        assertThat(body(ours).get("detail").asString()).contains("customerId");
        assertThat(jdbc.sql("select count(*) from nodes").query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"contact":"asha"}                                                   | data.contact must be an object
            {"contact":{"channel":"telegram","chat":"1","thread":"3"}}           | data.contact must be an object
            {"contact":{"channel":"email","chat":"a@b.c"}}                       | must be telegram or whatsapp
            {"contact":{"chat":"500000001"}}                                     | must be telegram or whatsapp
            {"contact":{"channel":"telegram"}}                                   | private chat with the bot
            {"contact":{"channel":"telegram","chat":-1001234}}                   | groups and channels are refused
            {"contact":{"channel":"telegram","chat":"@asha"}}                    | private chat with the bot
            {"contact":{"channel":"telegram","account":"x","chat":"5"}}          | id of a bot that was added
            {"contact":{"channel":"whatsapp","chat":"919876543210"}}             | phone number id
            {"contact":{"channel":"whatsapp","account":"bridge","chat":"919876543210"}} | linked by the bridge
            {"contact":{"channel":"whatsapp","account":"1060","chat":"+919876543210"}}  | number with its country
            {"opted_out":"yes"}                                                  | data.opted_out must be true or false
            {"language":"tamil"}                                                 | data.language must be en or hi
            {"language":["hi"]}                                                  | data.language must be en or hi
            """)
    void anAddressAtWhichNobodyIsReachedIsRefused(String data, String detail) {
        var path = String.valueOf(post("customers", "{\"name\":\"Asha\"}").getResponseHeaders().getLocation());

        var created = post("customers", "{\"name\":\"Asha\",\"data\":" + data + "}");
        var changed = call(HttpMethod.PATCH, path, "{\"data\":" + data + "}", Map.of());

        assertThat(created.getStatus().value()).isEqualTo(400);
        assertThat(body(created).get("detail").asString()).contains(detail);
        assertThat(changed.getStatus().value()).isEqualTo(400);
        assertThat(jdbc.sql("select count(*) || max(data) from nodes").query(String.class).single()).isEqualTo("1{}");
    }

    @Test
    void aKeyCountsForItsVersionOnly() {
        var path = String.valueOf(post("items", "{\"name\":\"Milk\"}").getResponseHeaders().getLocation());
        call(HttpMethod.PATCH, path, "{\"quantity\":1}", Map.of("Idempotency-Key", "k", HttpHeaders.IF_MATCH, "\"1\""));

        var other = call(HttpMethod.PATCH, path, "{\"quantity\":1}",
                Map.of("Idempotency-Key", "k", HttpHeaders.IF_MATCH, "\"2\""));
        var blank = call(HttpMethod.PATCH, path, "{\"quantity\":1}", Map.of("Idempotency-Key", "x".repeat(256)));

        assertThat(other.getStatus().value()).isEqualTo(409);
        assertThat(blank.getStatus().value()).isEqualTo(400);
    }

    @Test
    void aListIsReadPageByPage() {
        for (int number = 0; number < 5; number++) {
            post("customers", "{\"name\":\"Customer " + number + "\"}");
        }

        var base = "/v1/tenants/" + SHOP + "/customers?limit=2";
        var first = body(call(HttpMethod.GET, base, null, Map.of()));
        var second = body(call(HttpMethod.GET, base + "&cursor=" + first.get("next").asString(), null, Map.of()));
        var third = body(call(HttpMethod.GET, base + "&cursor=" + second.get("next").asString(), null, Map.of()));

        assertThat(first.get("items")).hasSize(2);
        assertThat(third.get("items")).hasSize(1);
        assertThat(third.get("next").isNull()).isTrue();
    }

    @Test
    void everyWriteIsInTheAudit() {
        var path = String.valueOf(post("carts", "{\"amount\":900}").getResponseHeaders().getLocation());
        call(HttpMethod.PATCH, path, "{\"status\":\"paid\"}", Map.of());

        var rows = jdbc.sql("""
                select action || ' ' || source || ' ' || (before is null) || ' ' || json_extract(after, '$.status')
                from audit where tenant_id = :shop and node_kind = 'cart' order by id
                """).param("shop", SHOP).query(String.class).list();

        assertThat(rows).containsExactly("create_cart rest:internal 1 open", "update_cart rest:internal 0 paid");
    }

    @Test
    void theStockThatAnOrderMovesIsInTheAuditToo() {
        post("items", "{\"name\":\"Milk\",\"quantity\":5}");
        var path = String.valueOf(post("orders", "{\"lines\":[{\"item\":\"milk\",\"quantity\":2}]}")
                .getResponseHeaders().getLocation());
        var number = path.substring(path.lastIndexOf('/') + 1);
        call(HttpMethod.PATCH, path, "{\"status\":\"cancelled\"}", Map.of());

        var rows = jdbc
                .sql("""
                        select action || ': ' || json_extract(before, '$.quantity') || ' -> ' || json_extract(after, '$.quantity')
                        from audit where tenant_id = :shop and node_kind = 'item' and reason = :order order by id
                        """)
                .param("shop", SHOP).param("order", "order " + number).query(String.class).list();

        assertThat(rows).containsExactly("create_order: 5 -> 3", "update_order: 3 -> 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"lines\":[{\"item\":\"Gold\",\"quantity\":1000000000}],\"allowShort\":true}",
            "{\"lines\":[{\"item\":\"Salt\",\"quantity\":1000000000},{\"item\":\"salt\",\"quantity\":1}],\"allowShort\":true}"})
    void whatIsMoreThanCanBeKeptIsRefused(String order) {
        post("items", "{\"name\":\"Gold\",\"amount\":10000000000000}");
        post("items", "{\"name\":\"Salt\"}");

        var refused = post("orders", order);

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(body(refused).get("detail").asString()).contains("more than Tar can keep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *            | 200
            "1"          | 200
            "7", "1"     | 200
            "7", "8"     | 412
            W/"1"        | 412
            1            | 400
            nonsense     | 400
            """, quoteCharacter = '\'')
    void ifMatchIsReadAsHttpHasIt(String ifMatch, int status) {
        var path = String.valueOf(post("items", "{\"name\":\"Milk\"}").getResponseHeaders().getLocation());

        var answer = call(HttpMethod.PATCH, path, "{\"quantity\":1}", Map.of(HttpHeaders.IF_MATCH, ifMatch));

        assertThat(answer.getStatus().value()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            items     | {"name":" "}                                             | 400
            items     | {"quantity":1}                                           | 400
            items     | {"name":"a","amount":-1}                                 | 400
            items     | {"name":"a","amount":1.5}                                | 400
            items     | {"name":"a","quantity":1.2345}                           | 400
            items     | {"name":"a","data":[1]}                                  | 400
            items     | nonsense                                                 | 400
            orders    | {}                                                       | 400
            orders    | {"amount":1,"lines":[{"item":"a","quantity":1}]}         | 400
            orders    | {"lines":[]}                                             | 400
            orders    | {"lines":[{"item":"a","quantity":0}]}                    | 400
            orders    | {"lines":[{"item":"caviar","quantity":1}]}               | 404
            orders    | {"amount":1,"status":"shipped"}                          | 400
            carts     | {"amount":"much"}                                        | 400
            customers | {"data":{}}                                              | 400
            orders    | {"amount":1,"data":{"taken":true}}                       | 400
            orders    | {"amount":1,"data":{"lines":[]}}                         | 400
            carts     | {"amount":1,"data":{"lines":[]}}                         | 400
            items     | {"name":"a","quantity":1e999999999}                      | 400
            """)
    void badInputIsAProblemAndWritesNothing(String kind, String json, int status) {
        var refused = post(kind, json);

        assertThat(refused.getStatus().value()).isEqualTo(status);
        assertThat(refused.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(refused).get("detail").asString()).isNotBlank();
        assertThat(jdbc.sql("select count(*) from nodes").query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"items?limit=0", "items?limit=201", "items?limit=x"})
    void aBadPageIsRefused(String query) {
        assertThat(call(HttpMethod.GET, "/v1/tenants/" + SHOP + "/" + query, null, Map.of()).getStatus().value())
                .isEqualTo(400);
    }

    @Test
    void twoItemsCannotShareAName() {
        post("items", "{\"name\":\"Milk\"}");

        assertThat(post("items", "{\"name\":\"M ilk\"}").getStatus().value()).isEqualTo(409);
    }

    @Test
    void withoutAKeyNothingIsTold() {
        for (var path : new String[]{"/v1/tenants/" + SHOP + "/items", "/v1/tenants/nosuchshop/items"}) {
            var refused = client.get().uri(path).exchange().expectBody(JsonNode.class).returnResult();

            assertThat(refused.getStatus().value()).isEqualTo(401);
            assertThat(body(refused).get("type").asString()).isEqualTo("urn:tar:problem:unauthorized");
        }
        assertThat(call(HttpMethod.GET, "/v1/tenants/nosuchshop/items", null, Map.of()).getStatus().value())
                .isEqualTo(404);
    }

    @Test
    void theOpenApiTellsWhatTheCodeDoes() {
        var api = body(client.get().uri("/v3/api-docs").exchange().expectBody(JsonNode.class).returnResult());

        api.get("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            var named = operation.path("parameters").valueStream().map(one -> "{" + one.get("name").asString() + "}")
                    .toList();
            assertThat(Pattern.compile("[{]\\w+[}]").matcher(path.getKey()).results().map(MatchResult::group))
                    .isSubsetOf(named);
        }));
        var create = api.at("/paths/~1v1~1tenants~1{tenant}~1items/post");
        assertThat(create.at("/responses").propertyNames()).contains("201", "400", "401", "404", "409")
                .doesNotContain("200");
        assertThat(create.at("/security/0").has("apiKey")).isTrue();
        var schemas = api.at("/components/schemas");
        assertThat(create.at("/requestBody/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/NewItem");
        assertThat(schemas.at("/NewItem/properties").propertyNames()).contains("name", "quantity", "amount", "data");
        assertThat(schemas.at("/NewItem/required").toString()).isEqualTo("[\"name\"]");
        assertThat(schemas.at("/NodeView/properties").propertyNames()).contains("id", "data", "version", "updatedAt");
        assertThat(schemas.at("/NodeView/properties/data").has("additionalProperties")).isTrue();
        assertThat(api.at("/paths/~1v1~1tenants~1{tenant}~1items~1{id}/patch/responses").propertyNames())
                .contains("200", "412");
    }

    @Test
    void theOpenApiHasEveryPathThatTheCodeHasAndNoOther() {
        var paths = body(client.get().uri("/v3/api-docs").exchange().expectBody(JsonNode.class).returnResult())
                .get("paths");
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> mapping.getPatternValues().forEach(path -> mapping
                .getMethodsCondition().getMethods().stream().filter(_ -> path.startsWith("/v1/"))
                .filter(_ -> !handler.getBeanType().isAnnotationPresent(Hidden.class)).forEach(method -> {
                    served.add(method + " " + path);
                    var named = paths.path(path).path(method.name().toLowerCase(Locale.ROOT)).path("parameters")
                            .valueStream().filter(one -> one.path("in").asString().equals("header"))
                            .map(one -> one.path("name").asString()).toList();
                    assertThat(named).as(method + " " + path).containsExactlyInAnyOrderElementsOf(headers(handler));
                })));

        var described = paths.properties().stream().filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
        assertThat(served).contains("PATCH /v1/tenants/{tenant}/customers/{id}", "POST /v1/tenants/{tenant}/orders");
    }

    /** The headers that a controller takes; Authorization is told as a security scheme. */
    private static List<String> headers(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class)).filter(Objects::nonNull)
                .map(RequestHeader::name).filter(name -> !name.equals(HttpHeaders.AUTHORIZATION)).toList();
    }

    private EntityExchangeResult<JsonNode> post(String kind, String json) {
        return post(kind, json, "key-" + ++names + "-" + System.identityHashCode(this));
    }

    private EntityExchangeResult<JsonNode> post(String kind, String json, String key) {
        return call(HttpMethod.POST, "/v1/tenants/" + SHOP + "/" + kind, json, Map.of("Idempotency-Key", key));
    }

    private EntityExchangeResult<JsonNode> call(HttpMethod method, String path, @Nullable String json,
            Map<String, String> headers) {
        var request = client.method(method).uri(path).header(HttpHeaders.AUTHORIZATION,
                "Bearer internal-token-of-tests");
        headers.forEach(request::header);
        if (json != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json);
        }
        return request.exchange().expectBody(JsonNode.class).returnResult();
    }

    private static JsonNode body(EntityExchangeResult<JsonNode> result) {
        var body = result.getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
