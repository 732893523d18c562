package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ListeningTests {
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean wanted = new AtomicBoolean(true);

    @Test
    void whatNobodyForesawEndsOneTryOnly(CapturedOutput log) {
        listening(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a surprise");
            }
        }).run();

        assertThat(tries).hasValue(3);
        assertThat(log).contains("it is tried again").contains("a surprise");
    }

    @Test
    void aCallThatIsCutOffByTheStopIsNoFailure(CapturedOutput log) {
        listening(() -> {
            tries.incrementAndGet();
            wanted.set(false);
            throw new CancellationException();
        }).run();

        assertThat(tries).hasValue(1);
        assertThat(log).doesNotContain("failed");
    }

    @Test
    void anInterruptionEndsItAndIsKept() {
        listening(() -> {
            tries.incrementAndGet();
            throw new InterruptedException();
        }).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tries).hasValue(1);
    }

    private Listening listening(Listening.Work work) {
        return new Listening("", work, wanted::get, Duration.ZERO);
    }
}
