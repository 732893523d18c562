package com.tarcommerce.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.DiscoveryStrategyConfig;
import com.hazelcast.core.Hazelcast;
import com.tarcommerce.common.partition.ClusterSettings;
import com.tarcommerce.common.partition.Membership;
import com.tarcommerce.common.partition.Membership.Replica;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/** Starts a Hazelcast member that holds no data. */
public final class HazelcastProvider implements Membership.Provider {
    static final String NAME = "replica";
    static final String ADDRESS = "address";
    /** A cluster that fell apart looks for its other part that often. */
    private static final Duration MERGE = Duration.ofSeconds(10);

    @Override
    public Membership join(String service, Replica self, ClusterSettings settings) {
        return new HazelcastMembership(Hazelcast.newHazelcastInstance(config(service, self, settings)));
    }

    static Config config(String service, Replica self, ClusterSettings settings) {
        var config = new Config().setClusterName("tar-" + service);
        config.getMemberAttributeConfig().setAttribute(NAME, self.name()).setAttribute(ADDRESS, self.address());
        properties(settings.noHeartbeat()).forEach(config::setProperty);
        var network = config.getNetworkConfig().setPort(settings.port()).setPortAutoIncrement(false);
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(false).setConnectionTimeoutSeconds(2);
        network.getJoin().getDiscoveryConfig().addDiscoveryStrategyConfig(
                new DiscoveryStrategyConfig(MembersByName.parse(settings.members(), settings.port())));
        if (!settings.host().isBlank()) {
            network.setPublicAddress(settings.host() + ":" + settings.port());
            network.getInterfaces().setEnabled(true).addInterface(addressOf(settings.host()));
        }
        return config;
    }

    private static String addressOf(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException("TAR_CLUSTER_HOST is no address of this machine: " + host, unknown);
        }
    }

    /** It moves no data, so it gets by with few threads. */
    private static Map<String, String> properties(Duration noHeartbeat) {
        return Map.ofEntries(Map.entry("hazelcast.discovery.enabled", "true"),
                Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
                Map.entry("hazelcast.max.no.heartbeat.seconds", String.valueOf(noHeartbeat.toSeconds())),
                Map.entry("hazelcast.merge.first.run.delay.seconds", String.valueOf(MERGE.toSeconds())),
                Map.entry("hazelcast.merge.next.run.delay.seconds", String.valueOf(MERGE.toSeconds())),
                Map.entry("hazelcast.wait.seconds.before.join", "1"),
                Map.entry("hazelcast.graceful.shutdown.max.wait", "10"),
                Map.entry("hazelcast.socket.bind.any", "false"),
                Map.entry("hazelcast.socket.client.bind.any", "false"),
                Map.entry("hazelcast.phone.home.enabled", "false"),
                Map.entry("hazelcast.logging.type", "slf4j"), Map.entry("hazelcast.shutdownhook.enabled", "false"),
                Map.entry("hazelcast.operation.thread.count", "2"),
                Map.entry("hazelcast.operation.generic.thread.count", "2"),
                Map.entry("hazelcast.operation.response.thread.count", "1"),
                Map.entry("hazelcast.io.thread.count", "1"), Map.entry("hazelcast.event.thread.count", "1"),
                Map.entry("hazelcast.clientengine.thread.count", "1"),
                Map.entry("hazelcast.clientengine.query.thread.count", "1"),
                Map.entry("hazelcast.clientengine.blocking.thread.count", "1"));
    }
}
