package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with an ai-service that takes some texts and does not answer in time. */
class LateAnswersTests {
    private static final TelegramChat SHOP = TelegramChat.forum(-1_001_000_000_073L, "Meena Stores").topic(45)
            .member(Updates.MEENA, Membership.CREATOR).bot(Membership.ADMINISTRATOR);
    private static final byte[] HELP = "{\"intent\":\"help\",\"confidence\":1,\"engine\":\"rules\",\"needs_clarification\":false}"
            .getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static final AtomicInteger HELD = new AtomicInteger();
    private static volatile Predicate<String> takesTooLong = _ -> false;

    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static HttpServer ai;
    static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        telegram = BotApiStandIn.start().readsAllMessages(true).add(SHOP);
        outbound = FakeOutbound.start();
        ai = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ai.createContext("/v1/intents", LateAnswersTests::understand);
        ai.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ai.start();
        gateway = Gateway.startWhole(data, outbound, "tar.telegram.mode=webhook",
                "tar.telegram.bot-token=" + BotApiStandIn.TOKEN, "tar.telegram.api-url=" + telegram.url(),
                "tar.telegram.webhook-secret=" + Gateway.SECRET,
                "spring.http.serviceclient.ai.base-url=http://127.0.0.1:" + ai.getAddress().getPort(),
                "spring.http.serviceclient.ai.read-timeout=500ms");
        write("/bind inventory");
        gateway.awaitQuiet();
    }

    @AfterAll
    static void stop() {
        OVER.countDown();
        gateway.close();
        ai.stop(0);
        outbound.close();
        telegram.close();
    }

    @Test
    void aTextThatTakesTooLongByItselfIsTriedThreeTimesAndTheRoomGoesOn() {
        takesTooLong = text -> text.contains("tangle");
        var replies = replies();
        HELD.set(0);

        write("a tangle of words");
        write("what can you do");

        await().atMost(PATIENCE).until(() -> replies() == replies + 1);
        assertThat(gateway.count("state = 'parked' and attempts = 3 and error like 'ai-service does not answer%'"))
                .isEqualTo(1);
        assertThat(HELD).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void whileNothingIsAnsweredTheTextIsWaitedForAndNotCounted() {
        takesTooLong = _ -> true;
        var replies = replies();
        HELD.set(0);

        write("who is there");
        await().atMost(PATIENCE).until(() -> HELD.get() >= 4);
        assertThat(gateway.count("state = 'received' and attempts = 0")).isEqualTo(1);
        takesTooLong = _ -> false;

        await().atMost(PATIENCE).until(() -> replies() == replies + 1);
        assertThat(gateway.count("state = 'received'")).isZero();
    }

    /** Without the signs that somebody is typing. */
    private static long replies() {
        return outbound.texts().stream().filter(text -> !text.isBlank()).count();
    }

    private static void write(String text) {
        var update = Updates.text(text.startsWith("/") ? text : "@" + BotApiStandIn.BOT.username() + " " + text)
                .in(SHOP, 45).from(Updates.MEENA);
        assertThat(gateway.update(update.json()).statusCode()).isEqualTo(200);
    }

    private static void understand(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (takesTooLong.test(question)) {
                HELD.incrementAndGet();
                OVER.await();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, HELP.length);
            exchange.getResponseBody().write(HELP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
