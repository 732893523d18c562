package com.tarcommerce.outbound.channel.telegram;

import static com.tarcommerce.outbound.media.Pictures.jpeg;
import static com.tarcommerce.outbound.media.Pictures.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.media.Pictures;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and files from the request to Telegram's call; an address leads to a server that answers as it is told. */
class TelegramMediaTests {
    private static final TelegramChat SHOP = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private static final BotApiStandIn TELEGRAM = BotApiStandIn.start().add(SHOP);
    private static final SettableClock CLOCK = SettableClock.at("2026-03-01T09:00:00Z");
    private static final Map<String, Integer> STATUS = new ConcurrentHashMap<>();
    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

    @TempDir
    static Path directory;
    static RunningOutbound outbound;
    static HttpServer files;

    @BeforeAll
    static void start() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Location", "/b/secret.jpg");
            exchange.sendResponseHeaders(STATUS.getOrDefault(path, FILES.containsKey(path) ? 200 : 404), 0);
            exchange.getResponseBody().write(FILES.getOrDefault(path, new byte[0]));
            exchange.close();
        });
        files.start();
        outbound = RunningOutbound.start(directory, TELEGRAM, CLOCK, "--tar.telegram.limits.speed=0",
                "--tar.media.allow=" + base() + "/a");
    }

    @AfterAll
    static void stop() {
        outbound.close();
        TELEGRAM.close();
        files.stop(0);
    }

    @AfterEach
    void forget() {
        TELEGRAM.heal();
        TELEGRAM.forgetCalls();
        STATUS.clear();
    }

    @Test
    void aPhotoGoesWithItsCaptionMarksButtonsAndTopic() {
        var sent = sent(Messages.text("*Stock* of today").markdown().in(SHOP, 45).button("More", "more"),
                photo(jpeg("a picture")));

        var call = TELEGRAM.calls("sendPhoto").getFirst();
        assertThat(file(call, "photo")).isEqualTo("\u00ff\u00d8\u00ffa picture");
        assertThat(call.parameter("caption")).isEqualTo("Stock of today");
        assertThat(call.parameter("caption_entities")).contains("bold");
        assertThat(call.button("More")).contains("more");
        assertThat(call.thread()).isEqualTo(45);
        assertThat(sent.providerIds()).singleElement().asString().matches("\\d+");
        assertThat(TELEGRAM.calls("sendMessage")).isEmpty();
    }

    @Test
    void aPhotoWithoutWordsIsOne() {
        sent(Messages.text("").in(SHOP), photo(jpeg("alone")));

        assertThat(TELEGRAM.calls("sendPhoto")).singleElement()
                .satisfies(call -> assertThat(call.parameter("caption")).isEmpty());
    }

    @Test
    void aFileGoesUnderItsNameWithoutWhatWouldLeadElsewhere() {
        var id = Pictures.keep(outbound, "shop", pdf("an invoice"));

        sent(Messages.text("Invoice").in(SHOP), Media.kept(MediaKind.DOCUMENT, id, "../Invoice \"1042\".pdf"));

        assertThat(file(TELEGRAM.calls("sendDocument").getFirst(), "document")).contains("%PDF-1.7\nan invoice");
    }

    @Test
    void wordsThatAreNoCaptionFollowThePhotoAndTheButtonsStandUnderThem() {
        var words = "a".repeat(1_025);
        var sent = sent(Messages.text(words).in(SHOP).button("Yes", "yes"), photo(jpeg("b")));

        assertThat(TELEGRAM.calls()).extracting(BotCall::method).containsExactly("sendPhoto", "sendMessage");
        assertThat(TELEGRAM.calls("sendPhoto").getFirst().parameter("caption")).isEmpty();
        assertThat(TELEGRAM.calls("sendPhoto").getFirst().button("Yes")).isEmpty();
        assertThat(TELEGRAM.calls("sendMessage").getFirst().text()).isEqualTo(words);
        assertThat(TELEGRAM.calls("sendMessage").getFirst().button("Yes")).contains("yes");
        assertThat(sent.providerIds()).hasSize(2);
    }

    @Test
    void whatTelegramCanNotShowAsAPhotoGoesAsAFile() {
        TELEGRAM.fail("sendPhoto", SHOP, 1, Failure.badRequest("PHOTO_INVALID_DIMENSIONS"));

        sent(Messages.text("A long bill").in(SHOP), photo(jpeg("very high")));
        sent(Messages.text("A large one").in(SHOP), photo(jpeg(10_500_000)));

        assertThat(TELEGRAM.calls()).extracting(BotCall::method)
                .containsExactly("sendPhoto", "sendDocument", "sendDocument");
        assertThat(TELEGRAM.calls("sendDocument")).extracting(call -> call.parameter("caption"))
                .containsExactly("A long bill", "A large one");
    }

    @Test
    void whatIsForATopicThatIsGoneComesToGeneralWithANote() {
        sent(Messages.text("still here").in(SHOP, 99), photo(jpeg("c")));
        sent(Messages.text("b".repeat(1_020)).in(SHOP, 99), photo(jpeg("c")));

        assertThat(TELEGRAM.calls("sendPhoto")).filteredOn(BotCall::ok).extracting(call -> call.parameter("caption"))
                .containsExactly("(Topic 99 is gone, so this comes here.)\nstill here", "b".repeat(1_020));
        assertThat(TELEGRAM.texts(SHOP)).containsExactly("(Topic 99 is gone, so this comes here.)");
    }

    @Test
    void aPhotoWhoseAnswerWasLostIsSentAgainAndCounted() {
        TELEGRAM.fail("sendPhoto", SHOP, 1, Failure.loseTheAnswer());
        var id = outbound.send(Messages.text("once or twice").in(SHOP).build().with(photo(jpeg("d"))));
        outbound.awaitAttempts(id, 1);

        CLOCK.advance(Duration.ofSeconds(3));

        var sent = outbound.awaitState(id, "sent");
        assertThat(sent.attempts()).extracting(attempt -> attempt.outcome()).containsExactly("unknown", "sent");
        assertThat(sent.repeats()).isEqualTo(1);
        assertThat(TELEGRAM.calls("sendPhoto")).hasSize(2);
    }

    @Test
    void tooManyRequestsPausesAndTheBlockedIsDead() {
        TELEGRAM.fail("sendPhoto", SHOP, 1, Failure.tooManyRequests(5));
        var id = outbound.send(Messages.text("later").in(SHOP).build().with(photo(jpeg("e"))));
        outbound.awaitAttempts(id, 1);
        CLOCK.advance(Duration.ofSeconds(6));
        outbound.awaitState(id, "sent");

        TELEGRAM.fail("sendPhoto", SHOP, 1, Failure.blocked());
        outbound.awaitState(outbound.send(Messages.text("never").in(SHOP).build().with(photo(jpeg("e")))), "dead");
    }

    @Test
    void aFileAtAnAddressIsFetchedWhenItsTurnComes() {
        FILES.put("/a/chart.png", Pictures.bytes("\u0089PNG\r\n\u001a\nchart"));

        sent(Messages.text("Sales").in(SHOP), at("/a/chart.png"));

        assertThat(file(TELEGRAM.calls("sendPhoto").getFirst(), "photo")).endsWith("chart");
    }

    @Test
    void whatCanNotBeAFileIsGivenAsALink() {
        FILES.put("/a/huge.jpg", jpeg(20 * 1024 * 1024 + 1));
        FILES.put("/a/tool.exe", Pictures.bytes("MZ\u0090\u0000"));

        sent(Messages.text("*Sales*").markdown().in(SHOP).button("More", "more"), at("/a/huge.jpg"));
        sent(Messages.text("").in(SHOP), at("/a/tool.exe"));

        assertThat(TELEGRAM.texts(SHOP)).containsExactly("Sales\n" + base() + "/a/huge.jpg", base() + "/a/tool.exe");
        assertThat(TELEGRAM.calls("sendMessage").getFirst().button("More")).contains("more");
    }

    @Test
    void anAddressThatHasNothingOrLeadsElsewhereIsADeadLetter() {
        FILES.put("/b/secret.jpg", jpeg("secret"));
        STATUS.put("/a/moved.jpg", 302);

        var gone = outbound.awaitState(outbound.send(Messages.text("x").in(SHOP).build().with(at("/a/none.jpg"))),
                "dead");
        var moved = outbound.awaitState(outbound.send(Messages.text("x").in(SHOP).build().with(at("/a/moved.jpg"))),
                "dead");

        assertThat(gone.attempts().getLast().reason()).contains("404");
        assertThat(moved.attempts().getLast().reason()).contains("302");
        assertThat(TELEGRAM.calls()).isEmpty();
    }

    @Test
    void anAddressThatIsAwayIsTriedAgainAndHoldsNoOtherRoomUp() {
        STATUS.put("/a/away.jpg", 503);
        FILES.put("/a/away.jpg", jpeg("back"));
        var id = outbound.send(Messages.text("x").in(SHOP, 45).build().with(at("/a/away.jpg")));
        outbound.awaitAttempts(id, 1);
        var other = outbound.send(Messages.text("meanwhile").in(SHOP).build());
        outbound.awaitState(other, "sent");

        STATUS.clear();
        CLOCK.advance(Duration.ofSeconds(3));

        outbound.awaitState(id, "sent");
    }

    @Test
    void aPhotoIsNeverPutIntoAnotherMessage() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.tooManyRequests(5));
        var first = outbound.send(digest(Messages.text("one").in(SHOP).build()));
        outbound.awaitAttempts(first, 1);
        var second = outbound.send(digest(Messages.text("two").in(SHOP).build()).with(photo(jpeg("f"))));

        CLOCK.advance(Duration.ofSeconds(6));
        outbound.awaitState(second, "sent");

        assertThat(TELEGRAM.calls("sendPhoto")).singleElement()
                .satisfies(call -> assertThat(call.parameter("caption")).isEqualTo("two"));
        assertThat(TELEGRAM.texts(SHOP)).containsExactly("one");
    }

    private static SendMessage digest(SendMessage message) {
        return message.together(null, "d");
    }

    private static Media photo(byte[] file) {
        return Media.kept(MediaKind.PHOTO, Pictures.keep(outbound, "shop", file), null);
    }

    private static Media at(String path) {
        return Media.at(MediaKind.PHOTO, URI.create(base() + path), null);
    }

    private static String base() {
        return "http://127.0.0.1:" + files.getAddress().getPort();
    }

    private static Message sent(Messages message, Media media) {
        return outbound.awaitState(outbound.send(message.build().with(media)), "sent");
    }

    private static String file(BotCall call, String name) {
        var value = call.parameter(name);
        return value.startsWith("attach://") ? call.parameter(value.substring("attach://".length())) : value;
    }
}
