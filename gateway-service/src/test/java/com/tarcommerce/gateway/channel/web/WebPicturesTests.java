package com.tarcommerce.gateway.channel.web;

import static com.tarcommerce.gateway.channel.ReadingAi.MILK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.channel.PictureShop;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.gateway.intake.MediaSource;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Photos of bills in a room in the browser, from the request to the stock. */
class WebPicturesTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path data;
    static PictureShop shop;
    private String tenant = "";
    private String key = "";
    private String room = "";

    @BeforeAll
    static void start() throws IOException {
        shop = new PictureShop(data);
    }

    @AfterAll
    static void stop() {
        assertThat(shop.gateway.count("state = 'parked'")).isZero();
        shop.close();
    }

    @BeforeEach
    void openAShop() {
        var opened = post("/v1/tenants", Gateway.INTERNAL_TOKEN, "{\"name\":\"Asha Stores\"}");
        tenant = opened.path("id").asString();
        key = opened.path("apiKey").asString();
        room = opened.path("rooms").valueStream().filter(each -> each.path("title").asString().equals("#inventory"))
                .findFirst().orElseThrow().path("id").asString();
        shop.stockUp(room, 12);
    }

    @Test
    void aBillGoesFromTheFileToTheStockByItsButton() {
        shop.ai.reads("%PDF-milk bill", MILK);

        var table = shop.answers(() -> assertThat(shows("%PDF-milk bill", "", "k1").statusCode()).isEqualTo(202));

        assertThat(table).singleElement().satisfies(answer -> assertThat(answer.path("text").asString())
                .contains("Milk: +24 at ₹28 each → 36 in stock (now 12)"));
        assertThat(shop.milk(room)).isEqualTo(12);
        assertThat(shop.gateway.jdbc().sql("select text from web_message where kind = 'said' and room = :room")
                .param("room", room).query(String.class).list()).containsExactly("📷 ");
    }

    @Test
    void theSameRequestAgainIsReadOnceAndAnotherUnderItsKeyIsRefused() {
        shop.ai.reads("%PDF-second bill", MILK);

        assertThat(shop.texts(() -> {
            assertThat(shows("%PDF-second bill", "from Sharma", "k2").body())
                    .isEqualTo(shows("%PDF-second bill", "from Sharma", "k2").body());
        })).hasSize(1);
        assertThat(shows("%PDF-third bill", "from Sharma", "k2").statusCode()).isEqualTo(409);
    }

    @Test
    void wordsUnderItThatAreACommandAreThatCommand() {
        assertThat(shop.texts(() -> shows("%PDF-milk bill", "/help", "k3"))).singleElement().asString()
                .contains("stock");
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefusedAndNothingIsKeptOrSaid() {
        var before = shop.outbound.media().offered();
        assertThat(shop.texts(() -> {
            assertThat(shows("GIF89a words", "", "k4").statusCode()).isEqualTo(415);
            assertThat(shows("x".repeat(MediaSource.MOST_BYTES + 1), "", "k5").statusCode()).isEqualTo(413);
            assertThat(shows("%PDF-milk bill", "", "k6", "/v1/tenants/" + tenant + "/web-rooms/room_none", key)
                    .statusCode())
                    .isEqualTo(404);
            assertThat(shows("%PDF-milk bill", "", "k7", path(), "tar_wrong").statusCode()).isEqualTo(401);
        })).isEmpty();
        assertThat(shop.outbound.media().offered()).isEqualTo(before);
    }

    /** What curl says of a body where it is not told. */
    @Test
    void aFileThatIsSentAsAFormIsRefusedWithTheTypesToSendItAs() {
        for (var size : List.of(100, 3 * 1024 * 1024)) {
            var answer = shop.gateway.send(HttpRequest.newBuilder().header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("%PDF-" + "x".repeat(size))), path() + "/pictures");

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.headers().firstValue("Accept")).hasValueSatisfying(
                    types -> assertThat(types).contains("image/*", "application/pdf", "application/octet-stream"));
        }
    }

    @Test
    void ofAShopComeTwentyPicturesAnHourWhateverTheyAreAndWhichKeyShowsThem() {
        var before = shop.outbound.media().offered();
        for (var each = 0; each < 20; each++) {
            assertThat(shows("words", "", "h" + each).statusCode()).isEqualTo(415);
        }

        assertIsPutOff(shows("%PDF-milk bill", "", "h20"), 429, "too-fast");
        assertIsPutOff(shows("%PDF-milk bill", "", "h21", path(), Gateway.INTERNAL_TOKEN), 429, "too-fast");
        assertThat(shop.outbound.media().offered()).isEqualTo(before);
        openAShop();
        assertThat(shows("%PDF-milk bill", "", "h22").statusCode()).isEqualTo(202);
        shop.gateway.awaitQuiet();
    }

    @Test
    void fourPicturesAreInMemoryAtOnceAndAnotherIsToComeAgain() {
        var media = shop.outbound.media();
        var before = media.offered();
        var shown = new ArrayList<CompletableFuture<Integer>>();

        media.heldUp(() -> {
            for (var each = 0; each < 4; each++) {
                var key = "m" + each;
                shown.add(CompletableFuture.supplyAsync(() -> shows("%PDF-milk bill", "", key).statusCode(),
                        Thread::startVirtualThread));
            }
            await().until(() -> media.offered() == before + 4);
            assertIsPutOff(shows("%PDF-milk bill", "", "m4"), 503, "busy");
        });

        assertThat(shown).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        assertThat(shows("%PDF-milk bill", "", "m4").statusCode()).isEqualTo(202);
        shop.gateway.awaitQuiet();
    }

    private static void assertIsPutOff(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:tar:problem:" + type);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0"))).isPositive();
    }

    private HttpResponse<String> shows(String file, String text, String idempotencyKey) {
        return shows(file, text, idempotencyKey, path(), key);
    }

    private static HttpResponse<String> shows(String file, String text, String idempotencyKey, String path,
            String key) {
        return shop.gateway.send(HttpRequest.newBuilder().header("Authorization", "Bearer " + key)
                .header("Content-Type", "image/jpeg").header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(file)),
                path + "/pictures" + (text.isEmpty()
                        ? ""
                        : "?text="
                                + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    private String path() {
        return "/v1/tenants/" + tenant + "/web-rooms/" + room;
    }

    private static JsonNode post(String path, String key, String json) {
        return JSON.readTree(shop.gateway.send(HttpRequest.newBuilder().header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)), path).body());
    }
}
