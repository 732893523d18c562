package com.tarcommerce.outbound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.account.AccountTokens;
import com.tarcommerce.outbound.channel.AnswerGuard.AnswerLost;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackClientTests {
    @Test
    void aConnectionThatBreaksAfterTheRequestLeavesADoubtAndNoRepeatThatNobodyCounts() throws IOException {
        try (var slack = new RawServer(List.of(ok(), "", ok()))) {
            var channel = channel(slack);

            assertThat(send(channel, "first")).isInstanceOf(Sent.class);
            assertThat(send(channel, "second")).isEqualTo(new Unknown("Slack's answer was lost"));

            assertThat(slack.requests()).hasSize(2);
        }
    }

    @Test
    void aPageInsteadOfAnAnswerMayMeanThatItWasPassedOn() throws IOException {
        try (var proxy = new RawServer(List.of(answer(200, "<html>Signed in</html>"), answer(200, "")))) {
            var channel = channel(proxy);

            assertThat(send(channel, "first")).isInstanceOf(Unknown.class);
            assertThat(send(channel, "second")).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void whatNeverLeftIsNoDoubt() {
        for (var failure : List.of(new ConnectException("refused"), new UnknownHostException("slack.com"),
                new SocketTimeoutException("Connect timed out"), new NoRouteToHostException("no route"),
                new SSLHandshakeException("closed"), new InterruptedIOException("timeout"))) {
            assertThat(SlackErrors.judge(failure)).isEqualTo(new Deferred(false, "Slack is not there"));
        }
        var late = new InterruptedIOException("timeout");
        late.initCause(new AnswerLost(new IOException("Canceled")));
        assertThat(SlackErrors.judge(late)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"403, true", "404, true", "500, true", "408, false", "425, false", "502, false", "503, false",
            "504, false"})
    void aRefusalThatIsNotSlacksUsesUpTriesUnlessItPasses(int status, boolean counted) throws IOException {
        try (var proxy = new RawServer(List.of(answer(status, "<html>no</html>")))) {
            assertThat(send(channel(proxy), "text")).isEqualTo(new Deferred(counted, "Slack answered " + status));
        }
    }

    private static SlackChannel channel(RawServer server) {
        return new SlackChannel(new SlackSettings(SlackStandIn.TOKEN, server.url() + "/api"),
                new SlackLimits(1, 3, 300, 10, 1), (_, _) -> new AccountTokens.Token.Unknown());
    }

    private static Delivery send(SlackChannel channel, String text) {
        var message = new SendMessage("key", "shop", Room.of("slack", SlackStandIn.CHANNEL), MessageKind.MESSAGE, text,
                "plain", null, null, null, null, null);
        return channel.send(new Part(message, text, 0, true));
    }

    private static String ok() {
        return answer(200, "{\"ok\":true,\"ts\":\"17.0001\"}");
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
