package com.tarcommerce.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Names that the machine does not know, each of several addresses, as that of a service may be in DNS. */
public final class TestNames extends InetAddressResolverProvider {
    private static final String ENDING = ".test";
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    /** @param name ends in {@code .test}; whoever has looked it up remembers it for half a minute */
    static void know(String name, String... addresses) {
        KNOWN.put(name, List.of(addresses));
    }

    static void forget(String name) {
        KNOWN.remove(name);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var ofTheMachine = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (!host.endsWith(ENDING)) {
                    return ofTheMachine.lookupByName(host, policy);
                }
                var addresses = KNOWN.get(host);
                if (addresses == null) {
                    throw new UnknownHostException(host);
                }
                return addresses.stream().map(InetAddress::ofLiteral);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return ofTheMachine.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names of tests";
    }
}
