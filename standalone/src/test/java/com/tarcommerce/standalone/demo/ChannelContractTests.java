package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.slack.SlackStandIn;
import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel does alike, by the real services: a shop on each, and what its platform's servers would post. */
class ChannelContractTests {
    private static final String CAN_NOT_LISTEN = "voice messages I cannot read";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<Channel, Platform> PLATFORMS = new HashMap<>();
    @TempDir
    private static Path data;
    private static DemoSuite suite;

    enum Channel {
        TELEGRAM, SLACK, CLOUD_API, BRIDGE, WEB
    }

    @BeforeAll
    static void open() throws Exception {
        PLATFORMS.putAll(Map.of(Channel.TELEGRAM, new TelegramPlatform(), Channel.SLACK, new SlackPlatform(),
                Channel.CLOUD_API, new CloudPlatform(), Channel.WEB, new WebPlatform()));
        if (BridgeProcess.missing().isEmpty() || BridgeProcess.isRequired()) {
            PLATFORMS.put(Channel.BRIDGE, new BridgePlatform(data));
        }
        // One person writes more here than anybody does in a minute.
        var settings = new HashMap<>(Map.of("TAR_LIMIT_SENDER_PER_MINUTE", "10000", "TAR_LIMIT_SHOP_PER_MINUTE",
                "10000"));
        PLATFORMS.values().forEach(platform -> settings.putAll(platform.settings()));
        suite = DemoSuite.start(Launch.inThisJvm(), settings);
        for (var platform : PLATFORMS.values()) {
            platform.open(suite);
            say(platform, "/bind inventory", "inventory");
            say(platform, "add Milk at 60 rupees, 20 pieces", "Milk");
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (var platform : PLATFORMS.values()) {
            platform.close();
        }
        suite.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsDoneAndAnswered(Channel channel) throws Exception {
        var platform = platform(channel);

        say(platform, "Update milk stock to 12", "12");

        assertThat(stock(platform, "Milk")).isEqualTo("12");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheRoomMayNotDoIsRefusedAndNotDone(Channel channel) throws Exception {
        var platform = platform(channel);

        // A shop that is opened in the browser has its usual rooms; the others were bound here, one each.
        say(platform, "sales today", channel == Channel.WEB
                ? "That belongs in #finance."
                : "No room of this shop may do that yet. An administrator can choose one: write /bind finance in it.");

        assertThat(query("select decision from audit where tenant_id = '" + tenant(platform)
                + "' and action = 'sales_summary' order by id desc limit 1")).isEqualTo("denied");
    }

    @ParameterizedTest
    @EnumSource
    void aButtonDoesWhatItSaysOnce(Channel channel) throws Exception {
        var platform = platform(channel);
        say(platform, "add Ghee at 500 rupees, 5 pieces", "Ghee");
        say(platform, "remove Ghee", "?");

        var press = platform.presses("Yes");
        assertThat(press.deliver()).isBetween(200, 299);

        await().atMost(PATIENCE).until(() -> stock(platform, "Ghee").isEmpty());
        say(platform, "add Ghee at 500 rupees, 7 pieces", "Ghee");
        assertThat(press.deliver()).isBetween(200, 299);
        say(platform, "Update milk stock to 33", "33");
        assertThat(stock(platform, "Ghee")).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource
    void aPhotoOfABillIsReadBackAndAddedByItsButton(Channel channel) throws Exception {
        var platform = platform(channel);
        PaintedBill.requireTesseract();
        var photo = platform.shares(PaintedBill.jpeg("1 Tata Salt|10|27.00|270.00"));
        say(platform, "add Tata Salt 1kg at 27 rupees, 1 pieces", "Tata Salt");
        var before = platform.shown().size();

        assertThat(photo.deliver()).isBetween(200, 299);

        awaitShown(platform, before, "I read this bill");
        assertThat(platform.shown().stream().skip(before).anyMatch(text -> text.startsWith("I am reading the bill")))
                .as("what can be replaced later is said before").isEqualTo(channel != Channel.CLOUD_API);
        assertThat(stock(platform, "Tata Salt 1kg")).isEqualTo("1");
        assertThat(platform.presses("Add to stock").deliver()).isBetween(200, 299);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stock(platform, "Tata Salt 1kg")).isEqualTo("11"));
    }

    @ParameterizedTest
    @EnumSource
    void aVoiceNoteIsExplainedAndInAGroupOnceAnHour(Channel channel) throws Exception {
        var platform = platform(channel);
        var first = platform.speaks();
        if (first.isEmpty()) {
            assertThat(channel).as("the browser takes no voice notes").isEqualTo(Channel.WEB);
            return;
        }
        var before = platform.shown().size();

        assertThat(first.get().deliver()).isBetween(200, 299);
        awaitShown(platform, before, CAN_NOT_LISTEN);
        assertThat(platform.speaks().orElseThrow().deliver()).isBetween(200, 299);
        say(platform, "Update milk stock to 67", "67");

        // Where a chat is one person's, all of it is said to Tar.
        assertThat(platform.shown().stream().skip(before).filter(text -> text.contains(CAN_NOT_LISTEN)))
                .hasSize(channel == Channel.CLOUD_API ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatAProgramChangesIsTold(Channel channel) throws Exception {
        var platform = platform(channel);
        say(platform, "Update milk stock to 9", "9");
        var before = platform.shown().size();

        suite.update("update nodes set quantity = 0, version = version + 1 where name = 'Milk' and tenant_id = '"
                + tenant(platform) + "'");

        awaitShown(platform, before, "Milk is out of stock!");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeliveredTwiceIsDoneOnce(Channel channel) throws Exception {
        var platform = platform(channel);
        say(platform, "Update milk stock to 50", "50");
        var before = platform.shown().size();

        var sale = platform.says("3 milk sold");
        assertThat(sale.deliver()).isBetween(200, 299);
        assertThat(sale.deliver()).isBetween(200, 299);
        awaitShown(platform, before, "47");

        say(platform, "milk stock?", "47");
        assertThat(platform.shown().stream().skip(before)).noneMatch(text -> text.contains("44"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForgedIsRefused(Channel channel) throws Exception {
        var platform = platform(channel);
        say(platform, "Update milk stock to 60", "60");

        assertThat(platform.forged("Update milk stock to 1").deliver()).isEqualTo(401);

        say(platform, "milk stock?", "60");
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryThatIsStaleIsRefused(Channel channel) throws Exception {
        var platform = platform(channel);
        var stale = platform.stale("Update milk stock to 1");
        if (stale.isEmpty()) {
            assertThat(channel).as("what shows there that it is genuine has no time")
                    .isIn(Channel.TELEGRAM, Channel.CLOUD_API, Channel.WEB);
            return;
        }
        say(platform, "Update milk stock to 61", "61");

        assertThat(stale.get().deliver()).isEqualTo(401);

        say(platform, "milk stock?", "61");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenLongAgoIsAskedBackAndNotDone(Channel channel) throws Exception {
        var platform = platform(channel);
        var late = platform.saysLate("3 milk sold", Duration.ofMinutes(20));
        if (late.isEmpty()) {
            assertThat(channel).as("what is written in the browser is there at once, by the gateway's clock")
                    .isEqualTo(Channel.WEB);
            return;
        }
        say(platform, "Update milk stock to 30", "30");
        var before = platform.shown().size();

        assertThat(late.get().deliver()).isBetween(200, 299);

        awaitShown(platform, before, "You wrote this more than 15 minutes ago");
        assertThat(stock(platform, "Milk")).isEqualTo("30");
        assertThat(platform.presses("Yes").deliver()).isBetween(200, 299);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stock(platform, "Milk")).isEqualTo("27"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLargeIsRefusedAndTheNextIsTaken(Channel channel) throws Exception {
        var platform = platform(channel);

        assertThat(platform.oversized().deliver()).isEqualTo(413);

        say(platform, "Update milk stock to 62", "62");
    }

    @ParameterizedTest
    @EnumSource
    void whatThePlatformHasTooMuchOfIsSentOnceAfterItsWait(Channel channel) throws Exception {
        var platform = platform(channel);
        if (!platform.limitNext()) {
            assertThat(channel).as("the browser's rooms are ours").isEqualTo(Channel.WEB);
            return;
        }

        say(platform, "Update milk stock to 63", "63");

        once(platform, "63");
    }

    /** The browser's own limit is Tar's: on it, not on a platform, depends what comes in. */
    @Test
    void aProgramThatWritesInTheBrowserTooFastIsToldWhenToComeAgain() throws Exception {
        var refused = ((WebPlatform) platform(Channel.WEB)).writesAtOnce(200);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:tar:problem:too-fast");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
        say(platform(Channel.WEB), "Update milk stock to 66", "66");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidWhileThePlatformIsDownIsSentOnceItIsBack(Channel channel) throws Exception {
        var platform = platform(channel);
        say(platform, "Update milk stock to 64", "64");
        var down = platform.down();
        if (down.isEmpty()) {
            assertThat(channel).as("the browser's platform is the gateway, without which nothing happens at all")
                    .isEqualTo(Channel.WEB);
            return;
        }
        var back = down.get();
        var before = platform.shown().size();

        suite.update("update nodes set quantity = 0, version = version + 1 where name = 'Milk' and tenant_id = '"
                + tenant(platform) + "'");
        back.run();

        awaitShown(platform, before, "Milk is out of stock!");
        say(platform, "Update milk stock to 65", "65");
        assertThat(platform.shown().stream().skip(before).filter(text -> text.contains("out of stock"))).hasSize(1);
    }

    /** A thread that is bound is a room: what is asked there is answered there, and so is the press. */
    @Test
    void aButtonInABoundThreadOfSlackIsAnsweredThere() throws Exception {
        var slack = (SlackPlatform) platform(Channel.SLACK);
        var thread = "1690000000.000100";
        say(slack, "Update milk stock to 40", "40");
        sayInThread(slack, thread, "<@" + SlackStandIn.BOT + "> bind orders", "orders");
        sayInThread(slack, thread, "create order for 1 milk", "1001");
        sayInThread(slack, thread, "cancel order 1001", "?");

        assertThat(slack.slack().calls("chat.postMessage").getLast().parameters()).containsEntry("thread_ts", thread)
                .extractingByKey("blocks").asString().contains("button");
        var before = slack.shown().size();
        assertThat(slack.pressesInThread(thread, "Yes").deliver()).isBetween(200, 299);

        awaitShown(slack, before, "cancelled");
        assertThat(slack.slack().calls("chat.update").getLast().parameters()).containsEntry("ts", "1700000000.1");
        assertThat(slack.slack().calls("chat.postEphemeral").getLast().parameters())
                .containsEntry("user", SlackStandIn.CREATOR).containsEntry("thread_ts", thread);
        var late = slack.slack().calls("chat.postEphemeral").size();
        assertThat(slack.pressesInThread(thread, "Yes").deliver()).isBetween(200, 299);
        await().atMost(PATIENCE).until(() -> slack.slack().calls("chat.postEphemeral").size() > late);
        assertThat(slack.slack().calls("chat.postEphemeral").getLast().parameters())
                .containsEntry("thread_ts", thread);
        assertThat(query("select status from nodes where kind = 'order' and id = '1001' and tenant_id = '"
                + tenant(slack) + "'")).isEqualTo("cancelled");
    }

    private static void sayInThread(SlackPlatform slack, String thread, String text, String answer) throws Exception {
        var before = slack.shown().size();
        assertThat(slack.saysInThread(thread, text).deliver()).isBetween(200, 299);
        awaitShown(slack, before, answer);
    }

    private static void once(Platform platform, String part) throws Exception {
        var before = platform.shown().size();
        say(platform, "Update milk stock to 20", "20");
        assertThat(platform.shown().stream().limit(before).filter(text -> text.contains(part))).hasSize(1);
    }

    private static Platform platform(Channel channel) {
        var platform = PLATFORMS.get(channel);
        Assumptions.assumeTrue(platform != null, () -> BridgeProcess.missing().orElse(""));
        return Objects.requireNonNull(platform);
    }

    /** Says it, and waits for the answer. */
    private static void say(Platform platform, String text, String answer) throws Exception {
        var before = platform.shown().size();
        assertThat(platform.says(text).deliver()).as(text).isBetween(200, 299);
        awaitShown(platform, before, answer);
    }

    private static void awaitShown(Platform platform, int before, String part) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(platform.shown().stream().skip(before))
                .anyMatch(text -> text.contains(part)));
    }

    private static String stock(Platform platform, String item) {
        return query("select cast(quantity as text) from nodes where name = '" + item + "' and tenant_id = '"
                + tenant(platform) + "'");
    }

    private static String tenant(Platform platform) {
        var room = platform.room();
        return query("select tenant_id from room where channel = '" + room.channel() + "' and chat = '" + room.chat()
                + "' and thread = '" + (room.thread() == null ? "" : room.thread()) + "'");
    }

    private static String query(String sql) {
        return suite.query(sql);
    }
}
