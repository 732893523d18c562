package com.tarcommerce.gateway.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListenerTests {
    private static final int TURNS = 300_000;

    private final Listener listener = new Listener("shop", "room", "key:k", _ -> {
    });

    @Test
    void aRingWhileTheWaitingEndsIsNotLost() throws InterruptedException {
        var turn = new AtomicInteger();
        var ringer = Thread.ofPlatform().daemon().start(() -> {
            for (var at = 1; at <= TURNS; at++) {
                while (turn.get() < at) {
                    Thread.onSpinWait();
                }
                listener.ring();
            }
        });

        for (var at = 1; at <= TURNS; at++) {
            turn.set(at);
            var came = listener.await(Duration.ZERO) || listener.await(Duration.ofSeconds(5));
            assertThat(came).as("ring %d", at).isTrue();
        }

        ringer.join();
        assertThat(listener.await(Duration.ZERO)).isFalse();
    }
}
