package com.tarcommerce.outbound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.channel.AnswerGuard.AnswerLost;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Lost;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.NotConnected;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class BotClientTests {

    @Test
    void whatWasNotAnsweredInTimeIsUnknownOnceTheRequestWasSent() {
        var late = new InterruptedIOException("timeout");
        late.initCause(new AnswerLost(new IOException("Canceled")));

        assertThat(BotClient.answerOf(late)).isInstanceOf(Lost.class);
        assertThat(BotClient.answerOf(new AnswerLost(new IOException("reset")))).isInstanceOf(Lost.class);
    }

    @Test
    void whatNeverLeftIsNoDoubt() {
        assertThat(BotClient.answerOf(new ConnectException("refused"))).isInstanceOf(NotConnected.class);
        assertThat(BotClient.answerOf(new InterruptedIOException("timeout"))).isInstanceOf(NotConnected.class);
    }
}
