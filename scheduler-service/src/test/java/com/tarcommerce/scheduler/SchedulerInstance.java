package com.tarcommerce.scheduler;

import com.tarcommerce.testsupport.sqld.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service in this JVM, by {@link RunningScheduler#CLOCK}, for tests that start it more than once. */
public final class SchedulerInstance implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private SchedulerInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param data where its data are, on the engine of this run */
    public static SchedulerInstance start(Path data, Receiver receiver, Map<String, String> more) {
        TestEngine.require();
        var settings = new HashMap<>(Map.of("server.port", "0", "tar.internal-token", RunningScheduler.TOKEN,
                "tar.firing.webhook-secret", RunningScheduler.SECRET, "tar.database.directory", data.toString(),
                "tar.database.url", TestEngine.databaseUrl(data), "tar.callback.gateway", receiver.url(),
                "tar.callback.allow", receiver.url() + "/hooks"));
        settings.putAll(more);
        var arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new);
        return new SchedulerInstance(
                new SpringApplicationBuilder(SchedulerApplication.class, TestClockConfiguration.class)
                        .properties("spring.config.name=scheduler").run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JsonNode put(String path, String body) {
        return JSON.readTree(send("PUT", path, body).body());
    }

    public HttpResponse<String> send(String method, String path, String body) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + RunningScheduler.TOKEN)
                .method(method, BodyPublishers.ofString(body)).build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
