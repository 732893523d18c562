package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.channel.Download;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the Bot API. The token is part of the address, so nothing that the HTTP client says of a failure leaves this
 * class.
 */
class BotApi {
    static final Duration POLL = Duration.ofSeconds(50);

    private final RestClient client;
    private final RestClient patientClient;
    private final String files;
    private final JsonMapper json;

    /** @param patient for long polls */
    BotApi(String apiUrl, String token, ClientHttpRequestFactory quick, ClientHttpRequestFactory patient,
            JsonMapper json) {
        this.json = json;
        var base = apiUrl + "/bot" + token;
        client = client(base, quick);
        patientClient = client(base, patient);
        files = apiUrl + "/file/bot" + token + "/";
    }

    private static RestClient client(String base, ClientHttpRequestFactory requests) {
        return RestClient.builder().baseUrl(base).requestFactory(requests)
                .defaultStatusHandler(_ -> true, (_, _) -> {
                }).build();
    }

    /**
     * The call's {@code result}.
     *
     * @throws BotApiFailure    if Telegram refuses
     * @throws TemporaryFailure if Telegram is away
     */
    JsonNode call(String method, Map<String, ?> parameters) {
        return parse(method, post(client, method, parameters)).path("result");
    }

    /** The updates of getUpdates, each as it came, so that one which our types cannot read costs no other. */
    List<String> poll(Map<String, ?> parameters) {
        var answer = post(patientClient, "getUpdates", parameters);
        return UpdateBatch.of(answer).orElseGet(() -> {
            parse("getUpdates", answer);
            throw new TemporaryFailure("Telegram's answer to getUpdates holds no list", null);
        });
    }

    /**
     * A file by the path that getFile gave.
     *
     * @throws TemporaryFailure if Telegram is away, or does not give it in time
     */
    Fetched download(String path) {
        return Download.get(URI.create(files + path), Map.of());
    }

    private static String post(RestClient client, String method, Map<String, ?> parameters) {
        try {
            var answer = client.post().uri("/" + method).contentType(MediaType.APPLICATION_JSON).body(parameters)
                    .retrieve().body(byte[].class);
            return answer == null ? "" : new String(answer, StandardCharsets.UTF_8);
        } catch (RestClientException away) {
            throw new TemporaryFailure("Telegram did not answer " + method + ": " + rootOf(away), null);
        }
    }

    private JsonNode parse(String method, String answer) {
        JsonNode node;
        try {
            node = json.readTree(answer);
        } catch (JacksonException noJson) {
            throw new TemporaryFailure("Telegram's answer to " + method + " is no JSON", null);
        }
        if (!node.path("ok").asBoolean(false)) {
            throw new BotApiFailure(method, node.path("error_code").asInt(0), node.path("description").asString(""),
                    Duration.ofSeconds(node.path("parameters").path("retry_after").asInt(0)));
        }
        return node;
    }

    private static String rootOf(Throwable failure) {
        var root = failure;
        for (@Nullable
        Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName();
    }
}
