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
import java.util.Objects;
import java.util.regex.Pattern;
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

    /** Keeps the addresses that a name had last: a name that DNS drops with its replica is still where to look for it. */
    private static final class HostAndPort {
        private static final Pattern MEMBER = Pattern.compile(
                "(?:\\[(?<bracketed>[0-9A-Fa-f:.%\\w]+)]|(?<ipv6>[^:\\[\\]]*:[^:\\[\\]]*:[^\\[\\]]*)|(?<name>[^:\\[\\]]+))(?::(?<port>\\d{1,5}))?");
        private static final Pattern SEPARATORS = Pattern.compile(".*[,;*/].*");
        private static final int LARGEST_PORT = 65_535;

        private final String host;
        private final int port;
        private volatile List<Address> last = List.of();

        private HostAndPort(String host, int port) {
            this.host = host;
            this.port = port;
        }

        static HostAndPort parse(String member, int otherwise) {
            var match = MEMBER.matcher(member);
            if (SEPARATORS.matcher(member).matches() || !match.matches()) {
                throw refusal(member);
            }
            var host = Stream.of("bracketed", "ipv6", "name").map(match::group).filter(Objects::nonNull).findFirst()
                    .orElseThrow(() -> refusal(member));
            var port = match.group("port") == null ? otherwise : Integer.parseInt(match.group("port"));
            if (port < 1 || port > LARGEST_PORT) {
                throw refusal(member);
            }
            return new HostAndPort(host, port);
        }

        private static IllegalArgumentException refusal(String member) {
            return new IllegalArgumentException("TAR_CLUSTER_MEMBERS is host or host:port, separated by spaces, an IPv6"
                    + " address with a port in brackets; this is neither: " + member);
        }

        Stream<Address> addresses() {
            try {
                last = Arrays.stream(InetAddress.getAllByName(host)).map(address -> new Address(address, port))
                        .toList();
            } catch (UnknownHostException unknown) {
                LOG.atWarn().addKeyValue("member", host)
                        .log("a member of TAR_CLUSTER_MEMBERS is unknown; it is looked up again");
            }
            return last.stream();
        }
    }
}
