package com.tarcommerce.gateway.channel.whatsapp;

import static com.tarcommerce.gateway.channel.ReadingAi.MILK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.channel.PictureShop;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Photos of bills on WhatsApp, from Meta's delivery, and from the real bridge where Node.js is there, to the stock. */
class WhatsAppPicturesTests {
    private static final String APP_SECRET = "the-app-secret-of-meta";
    private static final String PERSON = "919876500001";
    private static final AtomicLong MESSAGES = new AtomicLong();

    @TempDir
    static Path data;
    @TempDir
    static Path groupData;
    @TempDir
    static Path bridgeData;
    static CloudApiStandIn cloud;
    static PictureShop shop;

    @BeforeAll
    static void start() throws IOException {
        cloud = CloudApiStandIn.start();
        shop = new PictureShop(data, "tar.whatsapp.app-secret=" + APP_SECRET, "tar.whatsapp.verify-token=verify-me",
                "tar.whatsapp.phone-number-id=" + CloudApiStandIn.PHONE, "tar.whatsapp.token=" + CloudApiStandIn.TOKEN,
                "tar.whatsapp.api-url=" + cloud.url());
        assertThat(shop.texts(() -> meta(next(), "\"type\":\"text\",\"text\":{\"body\":\"/bind inventory\"}")))
                .isNotEmpty();
        shop.stockUp(PERSON, 12);
    }

    @AfterAll
    static void stop() {
        assertThat(shop.gateway.count("state = 'parked'")).isZero();
        shop.close();
        cloud.close();
    }

    @Test
    void aBillGoesFromThePhotoToTheStockByItsButton() {
        cloud.add("1001", "image/jpeg", "milk bill".getBytes(StandardCharsets.UTF_8));
        shop.ai.reads("milk bill", MILK);
        var id = next();

        var table = shop.answers(() -> {
            photo(id, "1001");
            photo(id, "1001");
        });

        assertThat(table).singleElement().satisfies(answer -> assertThat(answer.path("text").asString())
                .contains("Milk: +24 at ₹28 each → 36 in stock (now 12)"));
        assertThat(cloud.given()).filteredOn("1001"::equals).hasSize(1);
        assertThat(shop.texts(() -> meta(next(), """
                "type":"interactive","context":{"id":"wamid.Q"},"interactive":{"type":"button_reply","button_reply":
                 {"id":"%s","title":"Add to stock"}}""".formatted(table.getFirst().at("/buttons/0/0/id").asString()))))
                .last().asString().contains("Milk: 36 in stock now (before: 12)");
        assertThat(shop.milk(PERSON)).isEqualTo(36);
    }

    @Test
    void whatCanNotBeGotOrReadIsSaid() {
        cloud.add("1003", "image/jpeg", "#!/bin/sh".getBytes(StandardCharsets.UTF_8));

        assertThat(shop.texts(() -> photo(next(), "404"))).singleElement().asString()
                .contains("I could not get that picture any more");
        assertThat(shop.texts(() -> photo(next(), "1003"))).as("whatever Meta calls it").hasSize(1);
        assertThat(shop.texts(() -> meta(next(), "\"type\":\"audio\",\"audio\":{\"id\":\"1\",\"voice\":true}")))
                .as("voice notes are explained").hasSize(1);
    }

    @Test
    void aPhotoInAGroupGoesThroughTheRealBridgeToTheStock() throws Exception {
        var missing = BridgeProcess.missing();
        Assumptions.assumeTrue(missing.isEmpty() || BridgeProcess.isRequired(), () -> missing.orElse(""));
        var port = FreePorts.next();
        try (var group = new PictureShop(groupData, "tar.whatsapp.bridge-secret=" + BridgeProcess.SECRET,
                "tar.whatsapp.bridge-url=http://127.0.0.1:" + port);
                var bridge = BridgeProcess.start(bridgeData, group.gateway.url(), port)) {
            group.ai.reads("a bill in the group", MILK);
            assertThat(heard(group, "B1", () -> bridge.says("B1", "/bind inventory"))).isNotEmpty();
            group.stockUp(BridgeProcess.GROUP, 12);

            var table = heard(group, "B2", () -> {
                bridge.sends("B2", "a bill in the group".getBytes(StandardCharsets.UTF_8), "");
                bridge.sends("B2", "a bill in the group".getBytes(StandardCharsets.UTF_8), "");
            });

            assertThat(table).singleElement().satisfies(answer -> assertThat(answer.path("text").asString())
                    .contains("Milk: +24 at ₹28 each → 36 in stock (now 12)"));
            assertThat(group.ai.pictures()).containsExactly("a bill in the group");
            assertThat(group.milk(BridgeProcess.GROUP)).isEqualTo(12);
        }
    }

    /** What is answered, once the message came through the bridge. */
    private static List<JsonNode> heard(PictureShop group, String message, Runnable coming) {
        return group.answers(() -> {
            coming.run();
            await().until(() -> group.gateway.count("json_extract(body, '$.data.messageId') = '" + message + "'") == 1);
        });
    }

    private static void photo(String id, String media) {
        meta(id, "\"type\":\"image\",\"image\":{\"id\":\"" + media + "\",\"mime_type\":\"image/jpeg\"}");
    }

    private static String next() {
        return "wamid." + MESSAGES.incrementAndGet();
    }

    private static void meta(String id, String content) {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},
                 "contacts":[{"wa_id":"%s","profile":{"name":"Asha"}}],
                 "messages":[{"from":"%s","id":"%s","timestamp":"%d",%s}]}}]}]}""".formatted(CloudApiStandIn.PHONE,
                PERSON,
                PERSON, id, InstantSource.system().instant().getEpochSecond(), content);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(shop.gateway.post("/webhooks/whatsapp", bytes, CloudSignature.HEADER,
                CloudSignature.of(APP_SECRET, bytes)).statusCode()).isEqualTo(200);
    }
}
