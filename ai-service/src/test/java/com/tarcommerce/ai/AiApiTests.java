package com.tarcommerce.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"spring.config.name=ai",
        "TAR_INTERNAL_TOKEN=" + AiApiTests.TOKEN})
class AiApiTests {
    static final String TOKEN = "a-token-for-tests-only";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theFirstCommandIsAnsweredInFlatJson() {
        var answer = post("/v1/intents", """
                {"text":"Update milk stock to 0","catalog":["Amul Milk 500ml","Eggs"],"now":"2026-03-11T10:15:00+05:30",
                "zone":"Asia/Kolkata"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {"intent":"update_stock","item":"Amul Milk 500ml","quantity":0,"confidence":0.98,"engine":"rules",\
                "needs_clarification":false}""");
    }

    @Test
    void severalCommandsAreCutByADoorOfTheirOwn() {
        var request = """
                {"text":"maggi 20 packet aaye aur yippee ke 15 bik gaye","catalog":["Maggi Noodles 70g","Yippee"],
                "now":"2026-03-11T10:15:00+05:30","zone":"Asia/Kolkata"}""";

        assertThat(post("/v1/intents", request).body()).isEqualTo("""
                {"intent":"unknown","confidence":0.9,"engine":"rules","needs_clarification":false,\
                "reason":"several_commands"}""");
        assertThat(post("/v1/intents:split", request).body())
                .isEqualTo("{\"parts\":[\"maggi 20 packet aaye\",\"yippee ke 15 bik gaye\"]}");
        assertThat(post("/v1/intents:split", request.replace("aur yippee ke 15 bik gaye", "")).body())
                .isEqualTo("{\"parts\":[]}");
    }

    @Test
    void aTextToCutIsRefusedAsOneToUnderstandIs() {
        assertThat(post("/v1/intents:split", "{}").statusCode()).isEqualTo(400);
        assertThat(problem(post("/v1/intents:split", request(0, "shop9:7")))).endsWith("catalog-needed");
        assertThat(send(request("/v1/intents:split", BodyPublishers.ofString("{}")).build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anInstantMayBeEpochMilliseconds() {
        var answer = post("/v1/intents", """
                {"text":"remind me in 20 minutes to call Ramesh","now":1773204300000,"zone":"Asia/Kolkata"}""");

        assertThat(json(answer).get("at").asString()).isEqualTo("2026-03-11T05:05:00Z");
    }

    @Test
    void withoutTheTokenNothingIsAnswered() {
        var request = request("/v1/intents", BodyPublishers.ofString("{}")).build();
        var wrong = request("/v1/nudges", BodyPublishers.ofString("{}")).header("Authorization", "Bearer wrong-token")
                .build();

        assertThat(send(request).statusCode()).isEqualTo(401);
        assertThat(problem(send(wrong))).isEqualTo("urn:tar:problem:unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"text\":\"\",\"now\":0,\"zone\":\"UTC\"}",
            "{\"text\":\"a\",\"now\":\"yesterday\",\"zone\":\"UTC\"}",
            "{\"text\":\"a\",\"now\":0,\"zone\":\"Mars/Olympus\"}",
            "{\"text\":\"a\",\"now\":0,\"zone\":\"UTC\",\"catalog\":[null]}",
            "{\"text\":\"a\",\"now\":0,\"zone\":\"UTC\",\"catalog\":\"milk\"}"})
    void malformedInputIs400(String body) {
        var answer = post("/v1/intents", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("urn:tar:problem:malformed");
    }

    @Test
    void aTextBeyondTheLimitIs400() {
        assertThat(post("/v1/intents", "{\"text\":\"" + "a".repeat(4_097) + "\",\"now\":0,\"zone\":\"UTC\"}")
                .statusCode()).isEqualTo(400);
    }

    @Test
    void aLargeCatalogueWithoutAKeyIs400AndSaysWhatToDo() {
        var answer = post("/v1/intents", request(201, null));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).contains("catalogKey");
    }

    @Test
    void twoHundredNamesNeedNoKey() {
        assertThat(post("/v1/intents", request(200, null)).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownKeyIs409UntilTheCatalogueWasSentOnce() {
        var unknown = post("/v1/intents", request(0, "shop1:7"));
        var sent = post("/v1/intents", request(50_000, "shop1:7"));
        var kept = post("/v1/intents", request(0, "shop1:7"));

        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(problem(unknown)).isEqualTo("urn:tar:problem:catalog-needed");
        assertThat(json(sent).get("item").asString()).isEqualTo("Thing 17 of shelf");
        assertThat(json(kept).get("item").asString()).isEqualTo("Thing 17 of shelf");
    }

    @Test
    void moreThanFiftyThousandNamesAre400() {
        assertThat(post("/v1/intents", request(50_001, "shop1:8")).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyBeyondFourMebibytesIs413() {
        var body = " ".repeat(4 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

        var told = send(request("/v1/intents", BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + TOKEN).build());
        var untold = send(request("/v1/intents", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .header("Authorization", "Bearer " + TOKEN).build());

        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(problem(told)).isEqualTo("urn:tar:problem:too-large");
        assertThat(untold.statusCode()).isEqualTo(413);
        assertThat(problem(untold)).isEqualTo("urn:tar:problem:too-large");
    }

    @Test
    void aNudgeIsWritten() {
        var answer = post("/v1/nudges", """
                {"tenant":"t1","locale":"en","shop":"Sharma Store","items":["Eggs"],"total":14050,"age":"PT3H"}""");

        assertThat(answer.body()).isEqualTo(
                """
                        {"text":"Your cart at Sharma Store is still waiting: Eggs. Total ₹140.50. Shall we complete your order? \
                        It was left 3 hours ago.","engine":"template"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tenant\":\"t\",\"shop\":\"s\",\"items\":[\"a\"],\"total\":-1}",
            "{\"tenant\":\"t\",\"shop\":\"s\",\"items\":[\"a\"],\"total\":1,\"maxChars\":0}",
            "{\"tenant\":\"t\",\"shop\":\"s\",\"items\":[null],\"total\":1}"})
    void aMalformedNudgeIs400(String body) {
        assertThat(post("/v1/nudges", body).statusCode()).isEqualTo(400);
    }

    @Test
    void openApiTellsEveryStatus() {
        var api = json(send(HttpRequest.newBuilder(uri("/v3/api-docs")).build()));

        assertThat(api.at("/paths/~1v1~1intents/post/responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "409", "413");
        assertThat(api.at("/paths/~1v1~1nudges/post/responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "413");
        assertThat(api.at("/components/schemas/IntentAnswer/properties").propertyNames()).contains("intent", "item",
                "quantity", "confidence", "engine", "needs_clarification", "missing", "candidates", "reason");
    }

    @Test
    void healthIsOpen() {
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/health")).build()).statusCode()).isEqualTo(200);
    }

    private static String request(int names, @Nullable String key) {
        var catalog = IntStream.range(0, names).mapToObj(n -> "\"Thing " + n + " of shelf\"")
                .collect(Collectors.joining(",", ",\"catalog\":[", "]"));
        return "{\"text\":\"Thing 17 of shelf khatam\",\"now\":0,\"zone\":\"UTC\"" + (names == 0 ? "" : catalog)
                + (key == null ? "" : ",\"catalogKey\":\"" + key + "\"") + "}";
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path, BodyPublishers.ofString(body)).header("Authorization", "Bearer " + TOKEN).build());
    }

    private HttpRequest.Builder request(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json").POST(body);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        return json(answer).get("type").asString();
    }
}
