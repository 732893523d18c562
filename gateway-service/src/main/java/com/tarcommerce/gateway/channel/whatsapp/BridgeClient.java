package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.channel.Download;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bridge about groups and their members, and for what people sent. */
@Component
class BridgeClient {
    private static final String DOOR = "whatsapp-bridge:out";
    private static final String CALLS = "/v1/calls";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(25);
    private static final Set<Integer> UNKNOWN_THERE = Set.of(400, 404, 422);

    private final WhatsAppSettings settings;
    private final InstantSource clock;
    private final JsonMapper json;
    private final RestClient client;

    BridgeClient(WhatsAppSettings settings, InstantSource clock, JsonMapper json,
            ClientHttpRequestFactoryBuilder<?> factories) {
        this.settings = settings;
        this.clock = clock;
        this.json = json;
        this.client = RestClient.builder().baseUrl(settings.bridgeUrl())
                .requestFactory(factories.build(HttpClientSettings.defaults().withConnectTimeout(CONNECT)
                        .withReadTimeout(READ).withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
    }

    /**
     * The answer; empty if WhatsApp knows no such chat or does not tell it to us.
     *
     * @throws TemporaryFailure if the bridge or WhatsApp is away
     */
    Optional<JsonNode> ask(Map<String, String> call) {
        var body = json.writeValueAsBytes(call);
        var signed = signed(body);
        try {
            return client.post().uri(CALLS).contentType(MediaType.APPLICATION_JSON)
                    .headers(headers -> signed.forEach(headers::set)).body(body).exchange((_, answer) -> {
                        var status = answer.getStatusCode().value();
                        if (UNKNOWN_THERE.contains(status)) {
                            return Optional.empty();
                        }
                        if (status != 200) {
                            throw new TemporaryFailure("the WhatsApp bridge answered " + status, null);
                        }
                        return Optional.of(json.readTree(answer.getBody()));
                    });
        } catch (RestClientException away) {
            throw new TemporaryFailure("the WhatsApp bridge does not answer", away);
        }
    }

    /**
     * A picture or a document by the id that its event gave.
     *
     * @throws TemporaryFailure if the bridge or WhatsApp is away
     */
    Fetched file(String id) {
        var body = json.writeValueAsBytes(Map.of("type", "media.get", "id", id));
        var headers = new HashMap<>(signed(body));
        headers.put("Content-Type", MediaType.APPLICATION_JSON_VALUE);
        return Download.post(URI.create(settings.bridgeUrl() + CALLS), headers, body);
    }

    private Map<String, String> signed(byte[] body) {
        return new StandardWebhooks(settings.bridgeSecrets().derive(DOOR), clock).sign("ask_" + UUID.randomUUID(),
                body);
    }
}
