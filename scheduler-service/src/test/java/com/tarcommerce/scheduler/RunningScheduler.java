package com.tarcommerce.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a random port with a clock that tests move, one for all tests that extend this. */
@SpringBootTest(classes = SchedulerApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=scheduler", "tar.firing.timeout=6s"})
@Import(TestClockConfiguration.class)
public abstract class RunningScheduler {
    public static final String TOKEN = "a-token-for-tests-only";
    public static final String SECRET = "a-secret-for-tests-only";
    protected static final JsonMapper JSON = new JsonMapper();
    protected static final SettableClock CLOCK = SettableClock.at("2026-03-02T09:00:00Z");
    protected static final Receiver RECEIVER = Receiver.start(signature());
    private static final Path DATA = Path.of("target", "test-data", UUID.randomUUID().toString());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected MetricsReader metrics;

    @Autowired
    private DataSource database;

    @BeforeAll
    static void theEngineIsThere() {
        TestEngine.require();
    }

    @BeforeEach
    void thisEngineAnswers() {
        TestEngine.verify(database);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("tar.internal-token", () -> TOKEN);
        registry.add("tar.firing.webhook-secret", () -> SECRET);
        registry.add("tar.database.directory", DATA::toString);
        registry.add("tar.database.url", () -> TestEngine.databaseUrl(DATA));
        registry.add("tar.callback.gateway", RECEIVER::url);
        registry.add("tar.callback.allow", () -> RECEIVER.url() + "/hooks http://127.0.0.1:9/away");
    }

    public static SettableClock clock() {
        return CLOCK;
    }

    public static StandardWebhooks signature() {
        return new StandardWebhooks(Secrets.parse("TAR_WEBHOOK_SECRET", SECRET).derive("alarms"), CLOCK);
    }

    /** A path of the receiver that callbacks may go to, fresh for the test. */
    protected static String aHook() {
        return "/hooks/" + UUID.randomUUID();
    }

    /** The path of an alarm that no other test has. */
    protected static String anAlarm() {
        return "/v1/alarms/shop/cart:" + UUID.randomUUID() + "/nudge";
    }

    protected Answer put(String path, String body) {
        return send("PUT", path, body, TOKEN);
    }

    protected Answer post(String path, String body) {
        return send("POST", path, body, TOKEN);
    }

    protected Answer get(String path) {
        return send("GET", path, null, TOKEN);
    }

    protected Answer delete(String path) {
        return send("DELETE", path, null, TOKEN);
    }

    protected Answer send(String method, String path, @Nullable String body, String token) {
        return sendBody(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), token);
    }

    /** A body whose length is not known before it ends. */
    protected Answer putInChunks(String path, String body) {
        return sendBody("PUT", path, BodyPublishers
                .ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))), TOKEN);
    }

    private Answer sendBody(String method, String path, BodyPublisher body, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .method(method, body).build();
        try {
            return Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The first line of the answer to a POST that announces a body of so many bytes and sends none of it. */
    protected String announce(String path, long bytes) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answer = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/json\r
                    Authorization: Bearer %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(path, TOKEN, bytes).getBytes(StandardCharsets.ISO_8859_1));
            return answer.readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sets the alarm for the moment, calling the hook; the answer is its JSON. */
    protected JsonNode set(String alarm, Instant at, String hook) {
        var answer = put(alarm, """
                {"at":"%s","payload":{"cart":7},"callback":"%s"}""".formatted(at, RECEIVER.url() + hook));
        assertThat(answer.status()).isIn(200, 201);
        return answer.json();
    }

    protected static Instant inThreeHours() {
        return CLOCK.instant().plus(Duration.ofHours(3));
    }

    /** Waits until so many calls have arrived at the hook. */
    protected static List<Arrival> awaitArrivals(String hook, int count) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(RECEIVER.arrivalsAt(hook)).hasSize(count));
        return RECEIVER.arrivalsAt(hook);
    }

    /** What falls due last arrives, so that what was due before would have. */
    protected void everythingDueHasFired() {
        var witness = aHook();
        set(anAlarm(), CLOCK.instant(), witness);
        awaitArrivals(witness, 1);
    }

    /** Waits until the alarm has been read as so. */
    protected void awaitStatus(String alarm, int status) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(get(alarm).status()).isEqualTo(status));
    }

    /** Waits until an attempt has been recorded, and returns the alarm. */
    protected JsonNode awaitAttempts(String alarm, int attempts) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(get(alarm).json().path("attempts").asInt(-1)).isEqualTo(attempts));
        return get(alarm).json();
    }

    protected record Answer(int status, String body, String type) {

        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body(),
                    response.headers().firstValue("Content-Type").orElse(""));
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String detail() {
            return json().path("detail").asString();
        }
    }
}
