package com.tarcommerce.common.partition;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.database.DatabaseSettings;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAddressTests {
    private static final String NOBODY = "nobody.invalid";

    @Test
    void theGivenHostIsTaken() {
        assertThat(OwnAddress.of(settings("10.0.0.2", "10.0.0.1"), database(""))).isEqualTo("10.0.0.1");
    }

    @Test
    void replicasOfOneMachineReachEachOtherOnIt() {
        assertThat(OwnAddress.of(settings("127.0.0.1:5701 127.0.0.1:5702", ""), database(""))).isEqualTo("127.0.0.1");
    }

    @Test
    void whoIsAloneIsReachedFromWhereItsDatabaseIs() {
        assertThat(OwnAddress.of(settings("", ""), database("jdbc:libsql:http://127.0.0.1:8090?namespace={service}")))
                .isEqualTo("127.0.0.1");
    }

    /** That this machine calls itself by a loopback address says nothing about the way from elsewhere. */
    @Test
    void anAddressThatOthersReachIsPreferredToOneOfThisMachineAlone() throws SocketException {
        var outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                .filter(address -> OwnAddress.towards(address).isPresent()).findFirst();
        var expected = outside.orElse("127.0.0.1");
        var others = outside.map(address -> " " + (address.contains(":") ? "[" + address + "]:5701" : address))
                .orElse("");

        assertThat(OwnAddress.of(settings("127.0.0.1" + others, ""), database("")).replaceFirst("%.*", ""))
                .isEqualTo(expected);
    }

    @Test
    void towardsNobodyThereIsNoWay() {
        assertThat(OwnAddress.towards(NOBODY)).isEqualTo(Optional.empty());
        assertThat(OwnAddress.of(settings(NOBODY, ""), database(""))).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"gateway-1, gateway-1", "gateway-1:5701, gateway-1", "::1, ::1", "[::1]:5701, ::1",
            "10.0.0.1:1, 10.0.0.1"})
    void membersMayHavePorts(String member, String host) {
        assertThat(settings(member, "").hosts()).containsExactly(host);
    }

    private static ClusterSettings settings(String members, String host) {
        return new ClusterSettings(members, host, 5701, "", Duration.ofSeconds(5));
    }

    private static DatabaseSettings database(String url) {
        return new DatabaseSettings("gateway", url, "", Path.of("."));
    }
}
