package com.tarcommerce.common.partition;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.partition.Membership.Replica;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ServiceLoader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Imported by a service whose work is shared out; it needs the table {@code partition} and a {@link PartitionWork}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterSettings.class)
@Import(WhoIsHere.class)
public class PartitionConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    @Bean
    @Conditional(Clustered.Not.class)
    Partitions allPartitions() {
        return new AllPartitions();
    }

    @Bean
    PartitionStore partitionStore(JdbcClient jdbc, CommitGroup commits) {
        return new PartitionStore(jdbc, commits);
    }

    @Bean
    @Conditional(Clustered.Not.class)
    OnlyOne onlyOne(DatabaseSettings database, Replica self, PartitionStore store, ClusterSettings settings,
            InternalToken token, JsonMapper json) {
        return new OnlyOne(database, self, store, () -> connect(settings, token, json));
    }

    @Bean
    @Conditional(Clustered.Not.class)
    StillTheOnlyOne stillTheOnlyOne(DatabaseSettings database, Replica self, PartitionStore store) {
        return new StillTheOnlyOne(database, self, store);
    }

    @Bean
    Replica replica(ClusterSettings settings, DatabaseSettings database, Environment environment) {
        var address = settings.address().isBlank()
                ? "http://" + inUrl(OwnAddress.of(settings, database)) + ":"
                        + environment.getRequiredProperty("server.port")
                : settings.address();
        return new Replica(RandomId.next(settings.isOn() ? "replica_" : Owner.ALONE), address);
    }

    /** An IPv6 address stands in brackets there, without its scope. */
    static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host.replaceFirst("%.*", "") + "]" : host;
    }

    @Bean
    @Conditional(Clustered.class)
    OwnedPartitions ownedPartitions(Replica self, DatabaseSettings database, PartitionStore store,
            ObjectProvider<PartitionWork> work, Neighbours neighbours) {
        if (database.engine() != Engine.LIBSQL) {
            throw new IllegalStateException(
                    "TAR_CLUSTER_MEMBERS is set, but TAR_DATABASE_URL is not: replicas share one"
                            + " database, and an SQLite file belongs to one process. Set TAR_DATABASE_URL to a sqld, or unset"
                            + " TAR_CLUSTER_MEMBERS.");
        }
        return new OwnedPartitions(store, self, work::getObject, System::nanoTime,
                new Gone(neighbours::isGone, Thread::startVirtualThread));
    }

    @Bean
    @Conditional(Clustered.class)
    KeepPartitions keepPartitions(OwnedPartitions partitions, Replica self, ClusterSettings settings,
            DatabaseSettings database, PartitionStore store, Neighbours neighbours) {
        var provider = ServiceLoader.load(Membership.Provider.class).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "TAR_CLUSTER_MEMBERS is set, but this program is one process for all: start the service's own jar,"
                                + " or unset TAR_CLUSTER_MEMBERS."));
        return new KeepPartitions(partitions, () -> {
            NobodyAlone.check(database.name(), store, neighbours);
            return provider.join(database.name(), self, settings);
        });
    }

    @Bean
    @Conditional(Clustered.class)
    Neighbours neighbours(InternalToken token, JsonMapper json, ClusterSettings settings) {
        return connect(settings, token, json);
    }

    private static Neighbours connect(ClusterSettings settings, InternalToken token, JsonMapper json) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        var self = settings.host().isBlank() ? null : addressOf(settings.host());
        return new Neighbours(client.localAddress(self).build(), token, json, new Knock(self, CONNECT));
    }

    private static InetAddress addressOf(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException("TAR_CLUSTER_HOST is no address of this machine: " + host, unknown);
        }
    }

    @Bean
    PartitionMetrics partitionMetrics(MeterRegistry registry, Partitions partitions,
            ObjectProvider<Rings<?>> rings) {
        return new PartitionMetrics(registry, partitions, rings);
    }
}
