package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.NudgeText;
import com.tarcommerce.gateway.intake.NotInTime;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

/** Whose fault it is that no answer came in time. */
class AskInTimeTests {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void whereSomethingEasyIsAnsweredAtOnceItIsTheTexts() {
        var ask = askingOneThatTakes(Duration.ofMillis(900));

        assertThatThrownBy(() -> ask.ask(AskInTimeTests::noAnswer)).isInstanceOf(NotInTime.class);
    }

    @Test
    void whereSomethingEasyTakesItsTimeTooItIsNot() {
        var ask = askingOneThatTakes(Duration.ofMillis(1_100));

        assertThatThrownBy(() -> ask.ask(AskInTimeTests::noAnswer)).isInstanceOf(ResourceAccessException.class);
    }

    private AskInTime askingOneThatTakes(Duration time) {
        return new AskInTime(new Busy(time), InstantSource.system(), nanos::get);
    }

    private static Object noAnswer() {
        throw new ResourceAccessException("no answer", new SocketTimeoutException("Read timed out"));
    }

    private class Busy implements AiApi {
        private final Duration time;

        Busy(Duration time) {
            this.time = time;
        }

        @Override
        public IntentAnswer understand(IntentRequest request) {
            nanos.addAndGet(time.toNanos());
            return new IntentAnswer(new Intent.Help(), 1, "t", false, List.of(), List.of(), null);
        }

        @Override
        public CommandParts split(IntentRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NudgeText nudge(NudgeRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
