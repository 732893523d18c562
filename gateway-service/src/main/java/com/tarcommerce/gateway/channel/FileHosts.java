package com.tarcommerce.gateway.channel;

import com.tarcommerce.common.url.AllowedUrl;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the files of a platform may lie. What it names otherwise is not called: the call would show our token there. */
public final class FileHosts {
    private final Set<String> origins;

    /**
     * @param apiUrl the platform's API as it is set, beside which a stand-in or a proxy has its files
     * @param hosts  the platform's own hosts of files, by {@code https}
     */
    public FileHosts(String apiUrl, String... hosts) {
        this.origins = Stream.concat(Stream.of(apiUrl), Arrays.stream(hosts).map(host -> "https://" + host))
                .flatMap(url -> AllowedUrl.parse(url).stream()).map(AllowedUrl::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty if it leads elsewhere, or is no address. */
    public Optional<URI> find(String address) {
        return AllowedUrl.parse(address).filter(url -> origins.contains(url.origin())).map(_ -> URI.create(address));
    }
}
