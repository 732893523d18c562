package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.model.ModelStandIn;
import com.tarcommerce.testsupport.model.ModelStandIn.Behaviour;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * The whole service, with the client that it makes for itself, beside a server that never has the last word: what it has
 * to say waits until the test holds the service's answer, so an answer shows that the service gave up by itself. That it
 * did so in time is told by no clock of the test but by the server: by the time that it says has gone (the service's own
 * clock is the test's), and by how much of an answer without end it could send.
 */
@Timeout(50)
class DeadlineTests {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    /** The gateway waits 5 s; a machine that is busy may take this much longer than the deadline. */
    private static final Duration SLACK = Duration.ofMillis(3_500);
    private static final Duration DRIP = Duration.ofMillis(50);
    private static final String CHANGE = "4 power banks zorbly came quimped, add them";
    private static final String RIGHT = "{\"command\":{\"intent\":\"adjust_stock\",\"item\":\"Eggs\",\"delta\":4}}";
    private static final ModelStandIn MODEL = new ModelStandIn();
    private static final SettableClock CLOCK = SettableClock.at("2026-03-11T10:00:00Z");
    private static ServiceBesideAModel service;

    private final CountDownLatch answered = new CountDownLatch(1);

    /** Asked by the probe of the start, which is no question of a test. */
    @BeforeAll
    static void start() {
        service = beside(MODEL.url());
        Awaitility.await().until(() -> !MODEL.questions().isEmpty());
    }

    @AfterAll
    static void stop() {
        service.close();
        MODEL.close();
    }

    @Test
    void aServerThatIsSilentIsGivenUp() {
        MODEL.behaves(MODEL.silent());

        assertAskedBack(service);
    }

    @Test
    void anAnswerThatComesTooLateIsGivenUpThoughItIsRight() {
        MODEL.behaves((exchange, question) -> {
            await(Duration.ofMinutes(1));
            ModelStandIn.saying(_ -> RIGHT).answer(exchange, question);
        });

        assertAskedBack(service);
    }

    @Test
    void aServerThatDripsCanSendNoMoreThanTheDeadlineAllows() {
        var drips = new AtomicInteger();
        MODEL.behaves((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            while (!await(DRIP)) {
                drips.incrementAndGet();
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        assertAskedBack(service);

        assertThat(drips.get()).isBetween(1, (int) DEADLINE.plus(SLACK).dividedBy(DRIP));
    }

    @Test
    void attemptsThatTakeTimeLeaveTheRestOfItToTheNext() {
        MODEL.behaves(slowlyWrong(Duration.ofMillis(400), 2));

        assertAskedBack(service);

        assertThat(MODEL.questionsOfTexts()).hasSize(3);
    }

    @Test
    void whereTheAttemptsBeforeTookAllOfItNoOtherIsMade() {
        MODEL.behaves(slowlyWrong(Duration.ofMillis(500), 2));

        assertAskedBack(service);

        assertThat(MODEL.questionsOfTexts()).hasSize(2);
    }

    /** It takes the connection and what is written, and nobody is there. */
    @Test
    void aSocketThatIsHalfOpenIsGivenUp() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var alone = beside("http://127.0.0.1:" + socket.getLocalPort())) {
            assertAskedBack(alone);
        }
    }

    private void assertAskedBack(ServiceBesideAModel asked) {
        JsonNode answer;
        try {
            answer = asked.understood(CHANGE, "Eggs", "Power Bank", "Tripod");
        } finally {
            answered.countDown();
        }
        assertThat(answer.path("engine").stringValue()).isEqualTo("rules");
        assertThat(answer.path("intent").stringValue()).isEqualTo("adjust_stock");
        assertThat(answer.path("item").stringValue()).isEqualTo("Power Bank");
        assertThat(answer.path("needs_clarification").booleanValue()).isTrue();
    }

    /** So many answers that no reader believes, each of which takes so long; then it never ends. */
    private Behaviour slowlyWrong(Duration each, int times) {
        var said = new AtomicInteger();
        return (exchange, question) -> {
            if (said.incrementAndGet() > times) {
                await(Duration.ofMinutes(1));
            }
            CLOCK.advance(each);
            ModelStandIn.saying(_ -> "Sure!").answer(exchange, question);
        };
    }

    /** @return whether the test has the answer of the service */
    private boolean await(Duration most) {
        try {
            return answered.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static ServiceBesideAModel beside(String model) {
        return new ServiceBesideAModel(model, CLOCK, "--TAR_LLM_DEADLINE=" + DEADLINE.toMillis() + "ms");
    }
}
