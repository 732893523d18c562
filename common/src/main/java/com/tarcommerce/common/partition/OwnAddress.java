package com.tarcommerce.common.partition;

import com.tarcommerce.common.database.DatabaseSettings;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which of its addresses others reach this machine: the one from which it reaches the other replicas or their database.
 * Its own name is no help: on many machines that is 127.0.1.1.
 */
final class OwnAddress {
    /** Nothing is sent there: connecting chooses the way. */
    private static final int ANY_PORT = 9;

    private OwnAddress() {
    }

    /** {@code TAR_CLUSTER_HOST}, or what is found without it. */
    static String of(ClusterSettings settings, DatabaseSettings database) {
        if (!settings.host().isBlank()) {
            return settings.host();
        }
        var found = Stream.concat(settings.hosts(), database.serverHost().stream()).map(OwnAddress::towards)
                .flatMap(Optional::stream).toList();
        return found.stream().filter(address -> !address.isLoopbackAddress()).findFirst()
                .or(() -> found.stream().findFirst()).orElseGet(() -> itsOwnIdea(settings)).getHostAddress();
    }

    /** From which it reaches the host; empty if it knows no way there. */
    static Optional<InetAddress> towards(String host) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), ANY_PORT));
            return Optional.of(socket.getLocalAddress()).filter(address -> !address.isAnyLocalAddress());
        } catch (SocketException | UnknownHostException noWay) {
            return Optional.empty();
        }
    }

    private static InetAddress itsOwnIdea(ClusterSettings settings) {
        try {
            return InetAddress.getLocalHost();
        } catch (UnknownHostException failure) {
            if (!settings.isOn()) {
                return InetAddress.getLoopbackAddress();
            }
            throw new UncheckedIOException("This machine does not know its own address: set TAR_CLUSTER_HOST.",
                    failure);
        }
    }
}
