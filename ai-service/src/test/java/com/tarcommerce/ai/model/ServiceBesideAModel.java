package com.tarcommerce.ai.model;

import com.tarcommerce.ai.AiApplication;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The whole service beside a model server, asked over HTTP. */
final class ServiceBesideAModel implements AutoCloseable {
    private static final String TOKEN = "a-token-for-tests-only";
    private final ConfigurableApplicationContext service;

    ServiceBesideAModel(String model, InstantSource clock, String... settings) {
        var arguments = new ArrayList<>(List.of("--TAR_AI_PORT=0", "--TAR_INTERNAL_TOKEN=" + TOKEN,
                "--TAR_LLM_MODEL=lfm", "--TAR_LLM_URL=" + model));
        arguments.addAll(List.of(settings));
        service = AiApplication.service().logStartupInfo(false).initializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean("settableClock", InstantSource.class, () -> clock);
        }).run(arguments.toArray(String[]::new));
    }

    JsonNode understood(String text, String... items) {
        var request = Map.of("text", text, "catalog", items, "now", "2026-03-11T04:45:00Z", "zone", "Asia/Kolkata",
                "locale", "en", "tenant", "t-1");
        return Objects.requireNonNull(
                client().post().uri("/v1/intents").body(request).retrieve().body(JsonNode.class));
    }

    JsonNode health() {
        return Objects.requireNonNull(
                client().get().uri("/actuator/health/model").retrieve().body(JsonNode.class));
    }

    private RestClient client() {
        var server = Objects.requireNonNull(((WebServerApplicationContext) service).getWebServer());
        return RestClient.builder().baseUrl("http://127.0.0.1:" + server.getPort())
                .defaultHeader("Authorization", "Bearer " + TOKEN).build();
    }

    @Override
    public void close() {
        service.close();
    }
}
