package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.event.Destination.Foreign;
import com.tarcommerce.gateway.event.Destination.Gateway;
import com.tarcommerce.gateway.event.Destination.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which addresses a trigger may name: those that {@code TAR_WEBHOOK_MAP} leads elsewhere and those that
 * {@code TAR_WEBHOOK_ALLOW} permits. Naming a loopback or private address there is what makes it reachable.
 */
final class Destinations {
    static final String MAP = "TAR_WEBHOOK_MAP";
    static final String ALLOW = "TAR_WEBHOOK_ALLOW";
    /** The path at which every gateway is rung: what is mapped there is for the gateway to act on. */
    static final String DOOR = "/events/libsql";
    private static final String USUAL_MAP = "https://alert-worker.tar.workers.dev=";

    private final List<Mapping> mappings;
    private final List<UrlRule> allowed;

    private record Mapping(String text, UrlRule from, URI to) {
        boolean isOurs() {
            return DOOR.equals(to.getRawPath());
        }
    }

    private Destinations(List<Mapping> mappings, List<UrlRule> allowed) {
        this.mappings = mappings;
        this.allowed = allowed;
    }

    /** @throws IllegalArgumentException that names the variable and the part of it that can't be read */
    static Destinations parse(String map, String allow, String gatewayUrl) {
        var base = gatewayUrl.endsWith("/") ? gatewayUrl.substring(0, gatewayUrl.length() - 1) : gatewayUrl;
        var pairs = map.isBlank() ? USUAL_MAP + base + DOOR : map;
        return new Destinations(words(pairs).map(Destinations::mapping).toList(),
                words(allow).map(word -> rule(ALLOW, word)).toList());
    }

    /** As the services and tools read them from the environment. */
    static Destinations of(Map<String, String> environment) {
        return parse(environment.getOrDefault(MAP, ""), environment.getOrDefault(ALLOW, ""), gatewayUrl(environment));
    }

    static String gatewayUrl(Map<String, String> environment) {
        var url = environment.getOrDefault("TAR_GATEWAY_URL", "");
        return url.isBlank() ? "http://127.0.0.1:" + environment.getOrDefault("TAR_GATEWAY_PORT", "8080") : url;
    }

    Destination of(String url) {
        if (Outbox.OWN.contains(url)) {
            return new Gateway();
        }
        var read = UrlRule.read(url);
        if (read.isEmpty()) {
            return new Refused("the url is no plain http or https address");
        }
        for (var mapping : mappings) {
            if (mapping.from().covers(read.get())) {
                return mapping.isOurs() ? new Gateway() : new Foreign(mapping.to());
            }
        }
        if (allowed.stream().anyMatch(rule -> rule.covers(read.get()))) {
            return new Foreign(read.get());
        }
        return new Refused(
                "the address is neither mapped nor allowed: name it in " + ALLOW + " (or map it in " + MAP + ")");
    }

    /** The URLs that rows for the gateway itself may carry. */
    List<String> ours() {
        var urls = new ArrayList<>(List.of(Outbox.EVENTS));
        mappings.stream().filter(Mapping::isOurs).map(Mapping::text).forEach(urls::add);
        return urls;
    }

    private static Mapping mapping(String pair) {
        // An address may hold '=' in its query, on either side: the pair parts where an address begins.
        var parts = pair.split("=(?=https?://)", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    MAP + " holds '" + pair + "', which is no pair from=to of two addresses");
        }
        return new Mapping(parts[0], rule(MAP, parts[0]), rule(MAP, parts[1]).address());
    }

    private static UrlRule rule(String variable, String text) {
        return UrlRule.parse(text).orElseThrow(() -> new IllegalArgumentException(
                variable + " holds '" + text + "', which is no plain http or https address"));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty());
    }
}
