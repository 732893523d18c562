package com.tarcommerce.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTests {
    @Test
    void noPortIsGivenTwiceThoughNobodyListensYet() {
        assertThat(IntStream.range(0, 500).map(_ -> FreePorts.next()).toArray()).doesNotHaveDuplicates();
    }

    @Test
    void aPortThatWasGivenCanBeListenedOn() throws IOException {
        try (var socket = new ServerSocket(FreePorts.next(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
