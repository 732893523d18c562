package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tarctl shop} against a gateway that answers late, wrongly, or not at all. */
class MakeShopTests {
    private static final String OPENED = """
            {"id":"s1","name":"Meera Stores","apiKeyId":"k1","apiKey":"tar_key","rooms":[]}
            """;

    @TempDir
    Path data;

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/v1/tenants", this::answer);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        gateway.stop(0);
    }

    /** As {@link #statuses} say, in turn; 0 is no answer, and so is what comes after them. */
    private void answer(HttpExchange exchange) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        var status = keys.size() > statuses.size() ? 0 : statuses.get(keys.size() - 1);
        try (exchange) {
            if (status == 0) {
                over.await();
            }
            var body = (status == 201 ? OPENED : "{\"detail\":\"no\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasNotAnsweredIsAskedAgainUnderTheSameKey() {
        statuses.addAll(List.of(0, 503, 201));

        assertThat(makeShop()).isZero();

        assertThat(keys).hasSize(3).allMatch(key -> key.equals(keys.getFirst()) && key.length() > 20);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Meera Stores is open", "tar_key");
    }

    @Test
    void whereNoAnswerComesItSaysThatTheOutcomeIsNotKnown() {
        assertThatThrownBy(this::makeShop).isInstanceOf(Refusal.class)
                .hasMessageContaining("whether the shop was opened is not known")
                .hasMessageNotContaining("does not answer");
    }

    @Test
    void whereNobodyIsItSaysSo() {
        gateway.stop(0);

        assertThatThrownBy(this::makeShop).isInstanceOf(Refusal.class).hasMessageContaining("does not answer at")
                .hasMessageContaining("TAR_GATEWAY_URL").hasMessageNotContaining("not known");
    }

    private int makeShop() {
        var settings = new Settings(Map.of("TAR_GATEWAY_URL",
                "http://127.0.0.1:" + gateway.getAddress().getPort(), "TAR_INTERNAL_TOKEN",
                "an-internal-token-of-tests", "TAR_DATA_DIR", data.toString()));
        return new MakeShop(settings, new PrintStream(printed, true, StandardCharsets.UTF_8), Duration.ofMillis(500))
                .run(List.of("Meera Stores"));
    }
}
