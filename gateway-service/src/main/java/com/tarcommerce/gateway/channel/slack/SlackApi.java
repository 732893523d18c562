package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Asks Slack; the token goes in a header and is named by nothing that leaves this class. */
@Component
class SlackApi {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Set<String> UNKNOWN_THERE = Set.of("channel_not_found", "user_not_found", "not_in_channel",
            "method_not_supported_for_channel_type");

    private final RestClient client;

    SlackApi(SlackSettings settings, ClientHttpRequestFactoryBuilder<?> factories) {
        client = RestClient.builder().baseUrl(settings.apiUrl())
                .requestFactory(factories.build(HttpClientSettings.defaults().withConnectTimeout(CONNECT)
                        .withReadTimeout(READ).withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
    }

    /**
     * The answer; empty if Slack knows no such channel or person.
     *
     * @throws SlackRefused     if Slack refuses it, be it for the token
     * @throws TemporaryFailure if Slack is away or busy
     */
    Optional<JsonNode> call(String token, String method, Map<String, String> parameters) {
        var form = new LinkedMultiValueMap<String, String>();
        parameters.forEach(form::add);
        try {
            var answer = client.post().uri("/" + method).header("Authorization", "Bearer " + token)
                    .body(form).retrieve().body(JsonNode.class);
            if (answer != null && answer.path("ok").asBoolean(false)) {
                return Optional.of(answer);
            }
            var error = answer == null ? "no answer" : answer.path("error").asString("no error");
            if (UNKNOWN_THERE.contains(error)) {
                return Optional.empty();
            }
            throw new SlackRefused(method, error);
        } catch (RestClientException away) {
            throw new TemporaryFailure("Slack does not answer " + method, away);
        }
    }
}
