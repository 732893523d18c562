package com.tarcommerce.outbound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.common.contract.message.MediaKind;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.account.AccountTokens;
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
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SlackChannelTests {
    private static final Room CHANNEL = Room.of("slack", SlackStandIn.CHANNEL);
    private static final byte[] FILE = Pictures.bytes("\u0089PNG\r\n\u001a\nchart");

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackChannel channel = new SlackChannel(new SlackSettings(SlackStandIn.TOKEN, slack.url()),
            new SlackLimits(1, 3, 300, 10, 1), (_, _) -> new AccountTokens.Token.Unknown());

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void aTextGoesToTheChannelAndNothingInItIsReadAsAMark() {
        var outcome = send(MessageKind.MESSAGE, "Milk <!here> & *eggs*", null, null);

        var call = slack.calls("chat.postMessage").getFirst().parameters();
        assertThat(outcome).isInstanceOf(Sent.class);
        assertThat(call).containsEntry("channel", SlackStandIn.CHANNEL).doesNotContainKey("thread_ts");
        assertThat(call.get("text")).isEqualTo("Milk &lt;!here&gt; &amp; *eggs*");
        assertThat(call.get("blocks")).contains("plain_text");
    }

    @Test
    void aThreadIsWrittenIn() {
        channel.send(part(CHANNEL.inThread("1.5"), MessageKind.MESSAGE, "Milk", null, null));

        assertThat(slack.calls("chat.postMessage").getFirst().parameters()).containsEntry("thread_ts", "1.5");
    }

    @Test
    void buttonsCarryTheirIdsAndAnEditWithoutThemTakesThemAway() {
        send(MessageKind.MESSAGE, "Remove milk?", new Button("Yes", "b1"), null);
        send(MessageKind.EDIT, "Removed.", null, "1.5");

        assertThat(slack.calls("chat.postMessage").getFirst().parameters().get("blocks")).contains("\"value\":\"b1\"");
        var edit = slack.calls("chat.update").getFirst().parameters();
        assertThat(edit).containsEntry("ts", "1.5");
        assertThat(edit.get("blocks")).contains("Removed.").doesNotContain("button");
    }

    @Test
    void anEditWithoutATextTakesTheMessageAwayIfItIsStillThere() {
        assertThat(send(MessageKind.EDIT, "", null, "1.5")).isEqualTo(new Sent(""));
        slack.refuseNext("message_not_found");
        assertThat(send(MessageKind.EDIT, "", null, "1.6")).isEqualTo(new Sent(""));

        assertThat(slack.calls("chat.delete")).singleElement().satisfies(call -> assertThat(call.parameters())
                .containsEntry("channel", CHANNEL.chat()).containsEntry("ts", "1.5"));
        assertThat(slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void anAnswerToAPressIsSeenByWhoPressedWhereTheButtonWas() {
        send(MessageKind.CALLBACK_ANSWER, "Too late", null, "U1:t9");
        channel.send(part(CHANNEL.inThread("1.5"), MessageKind.CALLBACK_ANSWER, "Too late", null, "U1:t9"));

        assertThat(slack.calls("chat.postEphemeral").getFirst().parameters()).containsEntry("user", "U1")
                .doesNotContainKey("thread_ts");
        assertThat(slack.calls("chat.postEphemeral").getLast().parameters()).containsEntry("thread_ts", "1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_not_found", "cant_update_message", "edit_window_closed"})
    void whatAnEditWouldSayOfAMessageThatIsGoneIsSaidInANewOne(String refusal) {
        slack.refuseNext(refusal);

        var outcome = channel.send(part(CHANNEL.inThread("1.5"), MessageKind.EDIT, "Removed.", new Button("Undo", "b2"),
                "1.7"));

        assertThat(outcome).isInstanceOf(Sent.class);
        var call = slack.calls("chat.postMessage").getFirst().parameters();
        assertThat(call).containsEntry("text", "Removed.").containsEntry("thread_ts", "1.5");
        assertThat(call.get("blocks")).contains("\"value\":\"b2\"");
    }

    @Test
    void thatTheNewOneIsTooMuchPausesTheChannelAndNotTheEdits() {
        slack.refuseNext("message_not_found");
        slack.refuseNext("429");

        assertThat(send(MessageKind.EDIT, "Removed.", null, "1.7"))
                .isEqualTo(new Paused(Duration.ofSeconds(7), Scope.CHAT, "Slack answered 429"));
    }

    @Test
    void whatIsForAThreadThatTakesNothingComesToTheChannelWithANote() {
        slack.refuseNext("restricted_action_thread_locked");

        channel.send(part(CHANNEL.inThread("1.5"), MessageKind.MESSAGE, "Order #1042 is paid", null, null));

        var call = slack.calls("chat.postMessage").getFirst().parameters();
        assertThat(call).doesNotContainKey("thread_ts");
        assertThat(call.get("text")).isEqualTo("(Its thread takes no more, so this comes here.)\nOrder #1042 is paid");
        assertThat(call.get("blocks")).contains("so this comes here");
    }

    /** A message has at most 50 blocks, of which the text is one. */
    @ParameterizedTest
    @CsvSource({"40,1,40", "49,1,49", "50,1,25", "60,1,30", "100,1,34", "33,3,33", "50,2,25", "4,25,4"})
    void anyNumberOfRowsFitsIntoABlockEach(int rows, int inARow, int blocks) {
        var buttons = IntStream.range(0, rows).mapToObj(row -> IntStream.range(0, inARow)
                .mapToObj(at -> new Button("Row " + row, "b" + (row * inARow + at))).toList()).toList();
        var message = new SendMessage("key", "shop", CHANNEL, MessageKind.MESSAGE, "Which?", "plain", buttons, null,
                null, null, null);

        channel.send(new Part(message, "Which?", 0, true));

        var sent = JsonMapper.shared().readTree(slack.calls("chat.postMessage").getFirst().parameters().get("blocks"));
        assertThat(sent).hasSize(blocks + 1);
        assertThat(sent.valueStream().flatMap(block -> block.path("elements").valueStream())
                .map(element -> element.path("value").asString()))
                .containsExactlyElementsOf(IntStream.range(0, rows * inARow).mapToObj(at -> "b" + at).toList());
        assertThat(sent.valueStream().map(block -> block.path("elements").size())).allMatch(size -> size <= 25);
    }

    @Test
    void whatSlackAnswersIsJudged() {
        assertThat(after("429")).isEqualTo(new Paused(Duration.ofSeconds(7), "Slack answered 429"));
        slack.refuseNext("429");
        assertThat(send(MessageKind.EDIT, "Milk", null, "1.5"))
                .isEqualTo(new Paused(Duration.ofSeconds(7), Scope.CALL, "Slack answered 429"));
        assertThat(after("internal_error")).isEqualTo(new Deferred(false, "Slack answered internal_error"));
        assertThat(after("not_in_channel")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("invite the bot"));
        assertThat(after("token_revoked")).isInstanceOfSatisfying(LockedOut.class,
                refused -> assertThat(refused.reason()).contains("TAR_SLACK_BOT_TOKEN"));
    }

    @Test
    void aSlackThatIsAwayIsWaitedFor() {
        slack.close();

        assertThat(send(MessageKind.MESSAGE, "Milk", null, null)).isEqualTo(new Deferred(false, "Slack is not there"));
    }

    @Test
    void aFileIsUploadedAndSharedWithItsWords() {
        var outcome = share(CHANNEL.inThread("1.5"), "Sales <today>");

        assertThat(outcome).isEqualTo(new Sent("F0UP1"));
        assertThat(slack.uploaded("F0UP1").orElseThrow()).isEqualTo(FILE);
        assertThat(slack.calls("files.getUploadURLExternal").getFirst().parameters())
                .containsEntry("filename", "chart.png")
                .containsEntry("length", String.valueOf(FILE.length));
        assertThat(slack.calls("files.completeUploadExternal").getFirst().parameters())
                .containsEntry("channel_id", SlackStandIn.CHANNEL).containsEntry("thread_ts", "1.5")
                .containsEntry("initial_comment", "Sales &lt;today&gt;");
        assertThat(slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void aFileWithoutWordsIsOne() {
        assertThat(share(CHANNEL, "")).isInstanceOf(Sent.class);
        assertThat(slack.calls("files.completeUploadExternal").getFirst().parameters())
                .doesNotContainKey("initial_comment");
    }

    @Test
    void whatFailsBeforeAFileIsSharedIsNoDoubt() {
        slack.answerUploads(500);
        assertThat(share(CHANNEL, "Sales")).isEqualTo(new Deferred(false, "Slack answered 500 to the file"));
        slack.answerUploads(302);
        assertThat(share(CHANNEL, "Sales")).isEqualTo(new Deferred(true, "Slack answered 302 to the file"));
        slack.answerUploads(200);
        slack.refuseNext("missing_scope");
        assertThat(share(CHANNEL, "Sales")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains("files:write"));
        slack.refuseNext("429");
        assertThat(share(CHANNEL, "Sales"))
                .isEqualTo(new Paused(Duration.ofSeconds(7), Scope.CALL, "Slack answered 429"));
        assertThat(slack.calls("files.completeUploadExternal")).isEmpty();
        slack.close();
        assertThat(share(CHANNEL, "Sales")).isEqualTo(new Deferred(false, "Slack did not take the file"));
    }

    @Test
    void aFileWhoseLastAnswerIsLostMayBeThere() {
        slack.hangUpOn("files.completeUploadExternal");

        assertThat(share(CHANNEL, "Sales")).isEqualTo(new Unknown("Slack's answer was lost"));
    }

    @Test
    void wordsThatAreTooManyForAFileFollowItAndSoDoButtons() {
        var media = Media.kept(MediaKind.PHOTO, "med_1", null);
        var words = new SendMessage("key", "shop", CHANNEL, MessageKind.MESSAGE, "a".repeat(1_025), "plain", null, null,
                null, null, null).with(media);
        var buttons = new SendMessage("key", "shop", CHANNEL, MessageKind.MESSAGE, "Which?", "plain",
                List.of(List.of(new Button("Yes", "b1"))), null, null, null, null).with(media);

        assertThat(channel.split(words)).containsExactly("", "a".repeat(1_025));
        assertThat(channel.split(buttons)).containsExactly("", "Which?");
        assertThat(channel.split(buttons.with(null))).containsExactly("Which?");
    }

    private Delivery share(Room room, String words) {
        var message = new SendMessage("key", "shop", room, MessageKind.MESSAGE, words, "plain", null, null, null, null,
                null).with(Media.kept(MediaKind.PHOTO, "med_1", null));
        return channel.send(new Part(message, words, 0, true, new Enclosed(FILE, "image/png", "chart.png", true)));
    }

    private Delivery after(String error) {
        slack.refuseNext(error);
        return send(MessageKind.MESSAGE, "Milk", null, null);
    }

    private Delivery send(MessageKind kind, String text, @Nullable Button button, @Nullable String replyTo) {
        return channel.send(part(CHANNEL, kind, text, button, replyTo));
    }

    private static Part part(Room room, MessageKind kind, String text, @Nullable Button button,
            @Nullable String replyTo) {
        var message = new SendMessage("key", "shop", room, kind, text, "plain",
                button == null ? null : List.of(List.of(button)), replyTo, null, null, null);
        return new Part(message, text, 0, true);
    }
}
