package com.tarcommerce.outbound.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import com.tarcommerce.outbound.media.Pictures;
import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppChannelTests {
    private static final String FILE = "\u0089PNG\r\n\u001a\nchart";
    private static final Room PERSON = new Room("whatsapp", CloudApiStandIn.PHONE, "919876543210", null);
    private static final Room GROUP = new Room("whatsapp", "bridge", BridgeProcess.GROUP, null);

    private final CloudApiStandIn cloud = CloudApiStandIn.start();

    private boolean silent;

    @TempDir
    Path data;

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aTextGoesToThePerson() {
        var outcome = cloud(PERSON, "Milk is out of stock!", 0);

        assertThat(outcome).isEqualTo(new Sent("wamid.1"));
        assertThat(cloud.sent().getFirst().path("to").asString()).isEqualTo("919876543210");
        assertThat(cloud.sent().getFirst().path("text").path("body").asString()).isEqualTo("Milk is out of stock!");
    }

    @Test
    void upToThreeButtonsAreButtonsAndMoreAreAList() {
        cloud(PERSON, "Which?", 3);
        cloud(PERSON, "Which?", 4);

        assertThat(cloud.sent()).extracting(sent -> sent.path("interactive").path("type").asString())
                .containsExactly("button", "list");
        assertThat(cloud.sent().getLast().at("/interactive/action/sections/0/rows/3/id").asString()).isEqualTo("b3");
    }

    @Test
    void outsideTheTwentyFourHoursTheTemplateGoesInsteadOnOneLine() {
        silent = true;

        var outcome = channel("tar_alert:en").send(part(PERSON, MessageKind.MESSAGE, "Milk\nis  out", 0, null));

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(cloud.sent().getFirst().at("/template/components/0/parameters/0/text").asString())
                .isEqualTo("Milk is out");
    }

    @Test
    void whereMetaRefusesAtOnceTheTemplateGoesToo() {
        cloud.refuseNext(400, 131047);

        var outcome = channel("tar_alert:en").send(part(PERSON, MessageKind.MESSAGE, "Milk", 0, null));

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(cloud.sent().getFirst().path("type").asString()).isEqualTo("template");
    }

    @Test
    void anAnswerPointsAtWhatItAnswers() {
        channel("").send(part(PERSON, MessageKind.MESSAGE, "47 left", 0, "wamid.Q"));

        assertThat(cloud.sent().getFirst().at("/context/message_id").asString()).isEqualTo("wamid.Q");
    }

    @Test
    void whoHidesTheNumberIsWrittenToByTheIdThatMetaGave() {
        var outcome = cloud(new Room("whatsapp", CloudApiStandIn.PHONE, "IN.13491208655302741918", null), "Milk", 0);

        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(cloud.sent().getFirst().path("recipient").asString()).isEqualTo("IN.13491208655302741918");
    }

    @Test
    void withoutATemplateItIsRefusedWithAdvice() {
        silent = true;

        assertThat(cloud(PERSON, "Milk", 0)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("TAR_WHATSAPP_TEMPLATE"));
    }

    @Test
    void whatMetaAnswersIsJudged() {
        assertThat(after(400, 131056))
                .isEqualTo(new Paused(Duration.ofSeconds(6), "WhatsApp answered 400, error 131056"));
        assertThat(after(429, 0)).isEqualTo(new Paused(Duration.ofSeconds(5), "WhatsApp answered 429, error 0"));
        for (var ofTheNumber : List.of(4, 80007, 130429, 131048, 131057)) {
            assertThat(after(400, ofTheNumber)).isInstanceOfSatisfying(Paused.class,
                    paused -> assertThat(paused.scope()).isEqualTo(Scope.ACCOUNT));
        }
        assertThat(after(503, 2)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isFalse());
        assertThat(after(400, 131026)).isInstanceOf(Refused.class);
        assertThat(after(401, 190)).isInstanceOf(LockedOut.class);
        assertThat(after(403, 10)).isInstanceOf(Refused.class);
        assertThat(after(400, 999_999)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isTrue());
    }

    @Test
    void aCloudThatIsAwayIsWaitedFor() {
        cloud.close();

        assertThat(cloud(PERSON, "Milk", 0)).isEqualTo(new Deferred(false, "WhatsApp's Cloud API is not there"));
    }

    @Test
    void labelsThatAreTooLongStandInFullBelowARowAndNoTwoAreTheSame() {
        var row = IntStream.range(0, 4).mapToObj(at -> new Button("Amul Taaza toned milk, pouch " + at, "b" + at))
                .toList();
        channel("").send(new Part(new SendMessage("key", "shop", PERSON, MessageKind.MESSAGE, "Which?", "plain",
                List.of(row), null, null, null, null), "Which?", 0, true));

        var rows = cloud.sent().getFirst().at("/interactive/action/sections/0/rows");
        assertThat(rows).extracting(each -> each.path("title").asString()).allMatch(title -> title.length() <= 24)
                .doesNotHaveDuplicates().first().isEqualTo("1. Amul Taaza toned mil…");
        assertThat(rows).extracting(each -> each.path("description").asString())
                .contains("Amul Taaza toned milk, pouch 3");
    }

    @Test
    void marksAreThoseThatWhatsAppReads() {
        var message = new SendMessage("key", "shop", PERSON, MessageKind.MESSAGE,
                "*Milk* and `eggs`: [list](https://tar.example.com/l) \\*no\\*", "markdown", null, null, null, null,
                null);

        assertThat(channel("").split(message))
                .containsExactly("*Milk* and `eggs`: list (https://tar.example.com/l) *no*");
    }

    @Test
    void aRoomOfNoAccountIsRefusedWithAdvice() {
        assertThat(cloud(Room.of("whatsapp", "1"), "Milk", 0)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("TAR_WHATSAPP_BRIDGE_SECRET"));
    }

    @Test
    void aTokenWithoutANumberStopsTheStart() {
        assertThatThrownBy(() -> new WhatsAppSettings("", "", "token", "", "", ""))
                .hasMessageContaining("TAR_WHATSAPP_PHONE_NUMBER_ID");
    }

    @Test
    void theRealBridgeTakesWhatIsSignedHereAndSendsItOnce() throws Exception {
        try (var bridge = bridge()) {
            var channel = channel(bridge.url(), BridgeProcess.SECRET, "");
            var question = part(GROUP, MessageKind.MESSAGE, "Remove milk?", 2, null);

            var first = channel.send(question);
            var again = channel.send(question);

            assertThat(first).isInstanceOfSatisfying(Sent.class,
                    sent -> assertThat(sent.providerId()).startsWith("3EB0"));
            assertThat(again).isEqualTo(first);
            awaitSent(bridge, 1);
            assertThat(bridge.sent().getFirst().at("/content/text").asString()).contains("Remove milk?", "1. Choice 0");
        }
    }

    @Test
    void theRealBridgeRefusesAnotherSecretAndANonsenseChat() throws Exception {
        try (var bridge = bridge()) {
            var forged = channel(bridge.url(), "another-secret-of-16", "")
                    .send(part(GROUP, MessageKind.MESSAGE, "x", 0, null));
            var nonsense = channel(bridge.url(), BridgeProcess.SECRET, "")
                    .send(part(new Room("whatsapp", "bridge", "nobody", null), MessageKind.MESSAGE, "x", 0, null));

            assertThat(forged).isInstanceOfSatisfying(LockedOut.class,
                    refused -> assertThat(refused.reason()).contains("another secret"));
            assertThat(nonsense).isInstanceOf(Refused.class);
            assertThat(bridge.sent()).isEmpty();
        }
    }

    @Test
    void whatWhatsAppsServerRefusesOfTheRealBridgeIsRefusedWithItsCodeAndARestrictedNumberIsSilent() throws Exception {
        try (var bridge = bridge()) {
            var channel = channel(bridge.url(), BridgeProcess.SECRET, "");
            var paid = part(GROUP, MessageKind.MESSAGE, "Order 7 is paid", 0, null);

            bridge.refusesNext(420);
            assertThat(channel.send(paid)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.reason()).contains("420"));

            bridge.refusesNext(463);
            assertThat(channel.send(paid)).isInstanceOfSatisfying(Paused.class, restricted -> {
                assertThat(restricted.scope()).isEqualTo(Scope.ACCOUNT);
                assertThat(restricted.retryAfter()).isEqualTo(Duration.ofMinutes(10));
                assertThat(restricted.reason()).contains("463");
            });
            assertThat(bridge.sent()).isEmpty();
        }
    }

    @Test
    void aConnectionThatTheRealBridgeLosesLeavesTheOutcomeUnknownAndItIsSentAgain() throws Exception {
        try (var bridge = bridge()) {
            var channel = channel(bridge.url(), BridgeProcess.SECRET, "");
            var paid = part(GROUP, MessageKind.MESSAGE, "Order 7 is paid", 0, null);
            bridge.dropsNext();

            assertThat(channel.send(paid)).isInstanceOf(Unknown.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> channel.send(paid) instanceof Sent);

            channel.send(paid);
            awaitSent(bridge, 1);
        }
    }

    @Test
    void typingIsShownToWhoWroteTheMessageThatIsNamed() {
        silent = true;

        assertThat(channel("tar_alert:en").send(part(PERSON, MessageKind.TYPING, "", 0, "wamid.Q")))
                .isEqualTo(new Sent(""));

        assertThat(cloud.typing()).singleElement().satisfies(call -> {
            assertThat(call.path("status").asString()).isEqualTo("read");
            assertThat(call.path("message_id").asString()).isEqualTo("wamid.Q");
            assertThat(call.at("/typing_indicator/type").asString()).isEqualTo("text");
        });
        assertThat(cloud.sent()).isEmpty();
    }

    @Test
    void aPhotoIsUploadedAndSentWithItsCaption() {
        var outcome = channel("").send(enclosing(PERSON, "Sales", "image/png", "chart.png", true));

        assertThat(outcome).isEqualTo(new Sent("wamid.1"));
        assertThat(cloud.uploads()).singleElement().asString().contains("name=\"messaging_product\"\r\n\r\nwhatsapp",
                "Content-Type: image/png\r\n\r\n" + FILE);
        assertThat(cloud.sent().getFirst().path("image").path("caption").asString()).isEqualTo("Sales");
        assertThat(cloud.sent().getFirst().path("image").has("filename")).isFalse();
    }

    @Test
    void aFileHasItsNameAndCsvIsATextToMeta() {
        channel("").send(enclosing(PERSON, "", "text/csv", "sales.csv", false));

        assertThat(cloud.uploads().getFirst()).contains("filename=\"sales.csv\"", "Content-Type: text/plain");
        assertThat(cloud.sent().getFirst().at("/document/filename").asString()).isEqualTo("sales.csv");
        assertThat(cloud.sent().getFirst().path("document").has("caption")).isFalse();
    }

    @Test
    void outsideTheTwentyFourHoursAFileIsADeadLetterToBeReplayed() {
        silent = true;

        assertThat(channel("tar_alert:en").send(enclosing(PERSON, "Sales", "image/png", "chart.png", true)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason()).contains("24 hours"));
        assertThat(cloud.sent()).isEmpty();
    }

    @Test
    void whatFailsBeforeMetaHasTheFileIsNoDoubt() {
        cloud.refuseNext(429, 130429);
        assertThat(channel("").send(enclosing(PERSON, "x", "image/png", "a", true))).isInstanceOf(Paused.class);
        cloud.refuseNext(400, 131053);
        assertThat(channel("").send(enclosing(PERSON, "x", "image/png", "a", true))).isInstanceOf(Refused.class);
        cloud.close();
        assertThat(channel("").send(enclosing(PERSON, "x", "image/png", "a", true)))
                .isEqualTo(new Deferred(false, "WhatsApp's Cloud API is not there"));
    }

    @Test
    void theRealBridgeSendsAPhotoAndAFileOnce() throws Exception {
        try (var bridge = bridge()) {
            var channel = channel(bridge.url(), BridgeProcess.SECRET, "");
            var photo = enclosing(GROUP, "Sales", "image/png", "chart.png", true);

            assertThat(channel.send(photo)).isInstanceOf(Sent.class).isEqualTo(channel.send(photo));
            assertThat(channel.send(enclosing(GROUP, "", "application/pdf", "bill.pdf", false)))
                    .isInstanceOf(Sent.class);

            awaitSent(bridge, 2);
            assertThat(bridge.sent().getFirst().at("/content/caption").asString()).isEqualTo("Sales");
            assertThat(bridge.sent().getFirst().at("/content/image/data")).hasSize(FILE.length());
            assertThat(bridge.sent().getLast().at("/content/fileName").asString()).isEqualTo("bill.pdf");
        }
    }

    private static Part enclosing(Room room, String words, String type, String name, boolean photo) {
        var message = new SendMessage("key" + name, "shop", room, MessageKind.MESSAGE, words, "plain", null, null, null,
                null, null).with(Media.kept(MediaKind.PHOTO, "med_1", null));
        return new Part(message, words, 0, true, new Enclosed(Pictures.bytes(FILE), type, name, photo));
    }

    /** It tells of them on its output, which may be read a moment after its answer. */
    private static void awaitSent(BridgeProcess bridge, int count) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bridge.sent()).hasSize(count));
    }

    private BridgeProcess bridge() throws Exception {
        var missing = BridgeProcess.missing();
        Assumptions.assumeTrue(missing.isEmpty() || BridgeProcess.isRequired(), () -> missing.orElse(""));
        return BridgeProcess.start(data, "http://127.0.0.1:9");
    }

    private Delivery after(int status, int code) {
        cloud.refuseNext(status, code);
        return cloud(PERSON, "Milk", 0);
    }

    private Delivery cloud(Room room, String text, int buttons) {
        return channel("").send(part(room, MessageKind.MESSAGE, text, buttons, null));
    }

    private WhatsAppChannel channel(String template) {
        return channel("http://127.0.0.1:9", BridgeProcess.SECRET, template);
    }

    private WhatsAppChannel channel(String bridgeUrl, String secret, String template) {
        var settings = new WhatsAppSettings(bridgeUrl, secret, CloudApiStandIn.TOKEN, CloudApiStandIn.PHONE,
                cloud.url(), template);
        var post = new JsonPost();
        var json = JsonMapper.builder().build();
        return new WhatsAppChannel(settings, new WhatsAppLimits(10, 45, 80, 10, 20, 3, 30, 5, 0.5, 250, 1),
                new BridgeSender(settings, post, json, InstantSource.system()),
                new CloudSender(settings, post, json, _ -> silent, PeopleBudget.NONE));
    }

    private static Part part(Room room, MessageKind kind, String text, int buttons, @Nullable String replyTo) {
        var row = IntStream.range(0, buttons).mapToObj(at -> new Button("Choice " + at, "b" + at)).toList();
        var message = new SendMessage("key", "shop", room, kind, text, "plain", buttons == 0 ? null : List.of(row),
                replyTo, null, null, null);
        return new Part(message, text, 0, true);
    }
}
