package com.tarcommerce.common.partition;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells a closed door from silence, which an HTTP client does not.
 *
 * @param from own address; null for any
 */
record Knock(@Nullable InetAddress from, Duration patience) {

    /** Whether the machine at the base URL answers that nobody listens there; false too if it does not answer. */
    boolean isRefused(String address) {
        try (var socket = new Socket()) {
            var url = URI.create(address);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), (int) patience.toMillis());
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
