package com.tarcommerce.gateway.cluster;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Responder;
import com.tarcommerce.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of several gateways in this JVM, with a mind of its own, that can be closed and started again. */
final class Replica implements AutoCloseable {
    static final String TOKEN = "an-internal-token-of-tests";
    static final String WEBHOOK_SECRET = "a-webhook-secret-of-tests";
    static final String TELEGRAM_SECRET = "the-telegram-secret_1";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeResponder responder = new FakeResponder();
    private final Map<String, String> settings;
    private final int port = FreePorts.next();
    private ConfigurableApplicationContext context;

    private Replica(Map<String, String> settings) {
        this.settings = settings;
        this.context = run();
    }

    static Replica start(Map<String, String> settings) {
        return new Replica(settings);
    }

    private ConfigurableApplicationContext run() {
        var all = new HashMap<>(Map.of("server.port", String.valueOf(port), "tar.internal-token", TOKEN,
                "TAR_WEBHOOK_SECRET", WEBHOOK_SECRET, "tar.telegram.mode", "webhook", "tar.telegram.bot-token",
                "7000000001:token", "tar.telegram.api-url", "http://127.0.0.1:9", "tar.telegram.webhook-secret",
                TELEGRAM_SECRET));
        all.putAll(settings);
        return GatewayApplication.service().initializers(new WithoutTestBeans(), context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean("fakeResponder", Responder.class, () -> responder, bean -> bean.setPrimary(true));
        }).run(all.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    boolean isUp() {
        return context.isActive();
    }

    void startAgain() {
        context = run();
    }

    FakeResponder responder() {
        return responder;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Partitions partitions() {
        return bean(Partitions.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** 200 once it is kept. */
    int update(String json) {
        return send(HttpRequest.newBuilder(url("/webhooks/telegram")).header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", TELEGRAM_SECRET).POST(BodyPublishers.ofString(json)));
    }

    /** 202 once it is kept and stands in the room. */
    int say(String path, String text) {
        return send(HttpRequest.newBuilder(url(path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}")));
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
