package com.tarcommerce.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.properties.PropertyDefinition;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.discovery.AbstractDiscoveryStrategy;
import com.hazelcast.spi.discovery.DiscoveryNode;
import com.hazelcast.spi.discovery.DiscoveryStrategy;
import com.hazelcast.spi.discovery.DiscoveryStrategyFactory;
import com.hazelcast.spi.discovery.SimpleDiscoveryNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where members are, looked up anew each time: a name is all of its addresses, and one that is unknown now may be known
 * later. Hazelcast's own list of members takes of a name the first address only, or, where the member's own address is
 * given, none but that.
 */
final class MembersByName implements DiscoveryStrategyFactory {
    private static final Logger LOG = LoggerFactory.getLogger(MembersByName.class);

    private final List<HostAndPort> members;

    private MembersByName(List<HostAndPort> members) {
        this.members = members;
    }

    /** @param members {@code host} or {@code host:port}, separated by spaces; an IPv6 address with a port stands in brackets */
    static MembersByName parse(String members, int port) {
        return new MembersByName(Arrays.stream(members.strip().split("\\s+"))
                .map(member -> HostAndPort.parse(member, port)).toList());
    }

    List<Address> addresses() {
        return members.stream().flatMap(HostAndPort::addresses).distinct().toList();
    }

    @Override
    public Class<? extends DiscoveryStrategy> getDiscoveryStrategyType() {
        return Lookup.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public DiscoveryStrategy newDiscoveryStrategy(DiscoveryNode node, ILogger logger,
            Map<String, Comparable> properties) {
        return new Lookup(logger, properties);
    }

    @Override
    public Collection<PropertyDefinition> getConfigurationProperties() {
        return List.of();
    }

    private final class Lookup extends AbstractDiscoveryStrategy {

        @SuppressWarnings("rawtypes")
        Lookup(ILogger logger, Map<String, Comparable> properties) {
            super(logger, properties);
        }

        @Override
        public Iterable<DiscoveryNode> discoverNodes() {
            return addresses().stream().<DiscoveryNode>map(SimpleDiscoveryNode::new).toList();
        }
    }

    private record HostAndPort(String host, int port) {

        static HostAndPort parse(String member, int port) {
            var colon = member.lastIndexOf(':');
            var isBareIpv6 = member.indexOf(':') < colon && !member.startsWith("[");
            return colon < 0 || isBareIpv6 || member.endsWith("]")
                    ? new HostAndPort(member, port)
                    : new HostAndPort(member.substring(0, colon), port(member, colon));
        }

        private static int port(String member, int colon) {
            try {
                return Integer.parseUnsignedInt(member, colon + 1, member.length(), 10);
            } catch (NumberFormatException noPort) {
                throw new IllegalArgumentException("TAR_CLUSTER_MEMBERS names no port behind the colon: " + member,
                        noPort);
            }
        }

        Stream<Address> addresses() {
            try {
                return Arrays.stream(InetAddress.getAllByName(host)).map(address -> new Address(address, port));
            } catch (UnknownHostException unknown) {
                LOG.atWarn().addKeyValue("member", host)
                        .log("a member of TAR_CLUSTER_MEMBERS is unknown; it is looked up again");
                return Stream.empty();
            }
        }
    }
}
