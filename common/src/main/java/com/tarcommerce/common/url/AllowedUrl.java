package com.tarcommerce.common.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL taken apart for comparison: what it allows is itself and what lies below it.
 *
 * @param origin   scheme, host and port, as {@code https://host:443}
 * @param segments of the path, whole
 */
public record AllowedUrl(String origin, List<String> segments) {

    /** Empty for what is no plain http(s) URL: user info, a fragment, dot segments and hidden slashes are refused. */
    public static Optional<AllowedUrl> parse(String text) {
        try {
            var url = new URI(text);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getFragment() != null || url.getPort() > 65_535) {
                return Optional.empty();
            }
            var port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
            var segments = Arrays.stream(url.getPath().split("/")).filter(part -> !part.isEmpty()).toList();
            return isPlain(url, segments)
                    ? Optional.of(new AllowedUrl(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port,
                            segments))
                    : Optional.empty();
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI url, List<String> segments) {
        var raw = url.getRawPath().toLowerCase(Locale.ROOT);
        return !raw.contains("%2f") && !raw.contains("%5c") && !raw.contains("%25") && !raw.contains(";")
                && !segments.contains(".") && !segments.contains("..");
    }

    /** The origin as it is written, and as keys are derived from it: without a port that is the scheme's own. */
    public String webOrigin() {
        return origin.replaceFirst("^(http://.*):80$", "$1").replaceFirst("^(https://.*):443$", "$1");
    }

    boolean allows(AllowedUrl other) {
        return origin.equals(other.origin) && other.segments.size() >= segments.size()
                && other.segments.subList(0, segments.size()).equals(segments);
    }
}
