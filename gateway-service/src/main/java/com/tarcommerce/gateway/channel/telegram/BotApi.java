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
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the Bot API. The token is part of the address, so nothing that the HTTP client says of a failure leaves this
 * class.
 */
@Component
class BotApi {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    /** What a long poll may take beyond its own timeout. */
    private static final Duration POLL_SLACK = Duration.ofSeconds(15);
    static final Duration POLL = Duration.ofSeconds(50);

    private final RestClient client;
    private final RestClient patientClient;
    private final String files;
    private final JsonMapper json;

    BotApi(TelegramSettings settings, ClientHttpRequestFactoryBuilder<?> factories, JsonMapper json) {
        this.json = json;
        var base = settings.apiUrl() + "/bot" + settings.botToken();
        client = client(base, factories, READ);
        patientClient = client(base, factories, POLL.plus(POLL_SLACK));
        files = settings.apiUrl() + "/file/bot" + settings.botToken() + "/";
    }

    private static RestClient client(String base, ClientHttpRequestFactoryBuilder<?> factories, Duration read) {
        var timeouts = HttpClientSettings.defaults().withConnectTimeout(CONNECT).withReadTimeout(read)
                .withRedirects(HttpRedirects.DONT_FOLLOW);
        return RestClient.builder().baseUrl(base).requestFactory(factories.build(timeouts))
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
