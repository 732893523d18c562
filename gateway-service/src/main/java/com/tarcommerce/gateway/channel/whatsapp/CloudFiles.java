package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.gateway.channel.Download;
import com.tarcommerce.gateway.channel.FileHosts;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches files of the Cloud API: asks where one lies, which is told for five minutes, and gets it there with the token,
 * if that is Meta's host of files or the API's own.
 */
@Component
class CloudFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CloudFiles.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final Map<String, String> authorization;
    private final RestClient client;
    private final FileHosts hosts;
    private final JsonMapper json;

    CloudFiles(WhatsAppSettings settings, ClientHttpRequestFactoryBuilder<?> factories, JsonMapper json) {
        this.authorization = Map.of("Authorization", "Bearer " + settings.token());
        this.client = RestClient.builder().baseUrl(settings.apiUrl())
                .requestFactory(factories.build(HttpClientSettings.defaults().withConnectTimeout(CONNECT)
                        .withReadTimeout(READ).withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
        this.hosts = new FileHosts(settings.apiUrl(), "lookaside.fbsbx.com");
        this.json = json;
    }

    /** @throws TemporaryFailure if Meta is away or busy */
    Fetched fetch(String id) {
        return ID.matcher(id).matches() ? find(id).map(this::content).orElseGet(Fetched.Gone::new) : new Fetched.Gone();
    }

    private Fetched content(JsonNode file) {
        return file.path("file_size").asLong(0) > MediaSource.MOST_BYTES
                ? new Fetched.TooLarge()
                : hosts.find(file.path("url").asString("")).map(address -> Download.get(address, authorization))
                        .orElseGet(Fetched.Gone::new);
    }

    private Optional<JsonNode> find(String id) {
        try {
            return client.get().uri("/{id}", id)
                    .headers(headers -> authorization.forEach(headers::set))
                    .exchange((_, answer) -> read(answer));
        } catch (RestClientException | JacksonException away) {
            throw new TemporaryFailure("WhatsApp's Cloud API did not say where a file lies: "
                    + away.getClass().getSimpleName(), null);
        }
    }

    private Optional<JsonNode> read(ClientHttpResponse answer) throws IOException {
        var status = answer.getStatusCode().value();
        if (status == TOO_MANY || status >= BROKEN) {
            throw new TemporaryFailure("WhatsApp's Cloud API answered " + status + " about a file", null);
        }
        if (status == UNAUTHORIZED) {
            LOG.warn("WhatsApp's Cloud API gives no files: TAR_WHATSAPP_TOKEN is wrong or has run out");
            return Optional.empty();
        }
        var told = json.readTree(answer.getBody());
        if (told.path("error").path("is_transient").asBoolean(false)) {
            throw new TemporaryFailure("WhatsApp's Cloud API is busy", null);
        }
        return status == OK ? Optional.of(told) : Optional.empty();
    }
}
