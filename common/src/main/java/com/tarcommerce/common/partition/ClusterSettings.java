package com.tarcommerce.common.partition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether the service has replicas, and how they find each other.
 *
 * @param members     {@code TAR_CLUSTER_MEMBERS}: where others may be, space-separated {@code host} or {@code host:port}; a name
 *                    that stands for several addresses is all of them. Empty: this process is alone
 * @param host        {@code TAR_CLUSTER_HOST}: the address of this machine that the others reach; the one from which it reaches them unless given
 * @param port        {@code TAR_CLUSTER_PORT}: where the replicas talk to each other
 * @param address     {@code TAR_CLUSTER_ADDRESS}: base URL of this replica; the host and the service's port unless given
 * @param noHeartbeat for how long a replica may be silent before it counts as gone
 */
@Validated
@ConfigurationProperties("tar.cluster")
public record ClusterSettings(@DefaultValue("") @NotNull String members, @DefaultValue("") @NotNull String host,
        @DefaultValue("5701") @Min(1) @Max(65535) int port, @DefaultValue("") @NotNull String address,
        @DefaultValue("5s") @NotNull Duration noHeartbeat) {

    /** Those of the members, without their ports. */
    Stream<String> hosts() {
        return Arrays.stream(members.split("\\s+")).filter(member -> !member.isEmpty())
                .map(ClusterSettings::host);
    }

    private static String host(String member) {
        if (member.startsWith("[")) {
            return member.substring(1, Math.max(1, member.indexOf(']')));
        }
        var colon = member.indexOf(':');
        return colon >= 0 && colon == member.lastIndexOf(':') ? member.substring(0, colon) : member;
    }

    boolean isOn() {
        return !members.isBlank();
    }
}
