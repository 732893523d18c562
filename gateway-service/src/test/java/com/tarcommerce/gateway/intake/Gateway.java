package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway on a free port with a data folder of its own; it can be stopped and started on the same folder. */
public final class Gateway implements AutoCloseable {
    public static final String INTERNAL_TOKEN = "an-internal-token-of-tests";
    public static final String SECRET = "the-first-secret_1";
    public static final String SECOND_SECRET = "the-second-secret-2";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String WEBHOOK_SECRET = "a-webhook-secret-of-tests";
    private static final byte[] RUNG = "{}".getBytes(StandardCharsets.UTF_8);

    private final ConfigurableApplicationContext context;
    private final WebhookSqld.Listening bell;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
        TestEngine.verify(bean(DataSource.class));
        bell = WebhookSqld.onRing(this::ring);
    }

    /** As the database server does, which knows neither its port nor its secret. */
    private void ring() {
        var headers = new StandardWebhooks(Secrets.parse("secret", WEBHOOK_SECRET).derive("libsql"),
                InstantSource.system()).sign(RandomId.next("ring_"), RUNG);
        post("/events/libsql", RUNG, headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue())).toArray(String[]::new));
    }

    /** @param settings {@code name=value}, over those that every test needs */
    public static Gateway start(Path data, FakeOutbound outbound, Responder responder, String... settings) {
        return start(data, outbound, beans -> beans.registerBean("fakeResponder", Responder.class, () -> responder,
                bean -> bean.setPrimary(true)), settings);
    }

    /** As it is: nothing in it is a fake. */
    public static Gateway startWhole(Path data, FakeOutbound outbound, String... settings) {
        return start(data, outbound, _ -> {
        }, settings);
    }

    private static Gateway start(Path data, FakeOutbound outbound, Consumer<GenericApplicationContext> fakes,
            String... settings) {
        var arguments = new ArrayList<>(List.of("server.port=0", "tar.database.directory=" + data,
                "tar.database.url=" + WebhookSqld.databaseUrl(data), "tar.internal-token=" + INTERNAL_TOKEN,
                "TAR_WEBHOOK_SECRET=" + WEBHOOK_SECRET,
                "spring.http.serviceclient.outbound.base-url=" + outbound.url()));
        arguments.addAll(Arrays.asList(settings));
        return new Gateway(GatewayApplication.service().initializers(new WithoutTestBeans(), context -> {
            var beans = (GenericApplicationContext) context;
            fakes.accept(beans);
        }).run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    /** What makes it take Telegram's updates by webhook. */
    public static String[] webhook(String apiUrl) {
        return new String[]{"tar.telegram.mode=webhook", "tar.telegram.bot-token=7000000001:token",
                "tar.telegram.api-url=" + apiUrl, "tar.telegram.webhook-secret=" + SECRET + " " + SECOND_SECRET};
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Waits until nothing is left to do. */
    public void awaitQuiet() {
        Awaitility.await()
                .until(() -> count("state in ('received', 'applied')") == 0 && bean(Lanes.class).count() == 0);
    }

    /** How many updates are so. */
    public long count(String condition) {
        return jdbc().sql("select count(*) from inbound_message where " + condition).query(Long.class).single();
    }

    public HttpResponse<String> update(String body) {
        return post("/webhooks/telegram", body.getBytes(StandardCharsets.UTF_8), "X-Telegram-Bot-Api-Secret-Token",
                SECRET);
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A request that carries all but its address. */
    public HttpResponse<String> send(HttpRequest.Builder request, String path) {
        return send(request.uri(uri(path)).build());
    }

    public String url() {
        return uri("").toString();
    }

    private URI uri(String path) {
        var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        bell.close();
        context.close();
    }
}
