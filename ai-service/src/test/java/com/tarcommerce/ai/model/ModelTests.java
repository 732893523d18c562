package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.model.Completion.Failure;
import com.tarcommerce.testsupport.time.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelTests {
    private static final String GOOD = "good";

    private final SettableClock clock = SettableClock.at("2026-03-11T10:00:00Z");
    private final ScriptedServer server = new ScriptedServer(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Model model = model(100_000);

    @Test
    void aGoodAnswerIsBelieved() {
        server.says(GOOD);

        assertThat(ask(model)).contains(GOOD);
        assertThat(server.given).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aRefusedAnswerIsCorrectedTwiceAtMost() {
        server.says("bad", "worse", "worst", GOOD);

        assertThat(ask(model)).isEmpty();
        assertThat(server.questions).hasSize(3);
        assertThat(server.questions.getLast().messages()).hasSize(6);
        assertThat(server.questions.get(1).messages().getLast().text()).contains("It is not good.");
    }

    @Test
    void aCorrectedAnswerIsBelieved() {
        server.says("bad", GOOD);

        assertThat(ask(model)).contains(GOOD);
        assertThat(meters.get("tar.ai.model.questions").tag("outcome", "corrected").counter().count()).isEqualTo(1);
    }

    @Test
    void allAttemptsShareOneDeadline() {
        server.says("bad", "bad", "bad").taking(Duration.ofMillis(900));

        assertThat(ask(model)).isEmpty();
        assertThat(server.given).containsExactly(Duration.ofMillis(2_000), Duration.ofMillis(1_100),
                Duration.ofMillis(200));
    }

    @Test
    void pastTheDeadlineNothingIsAskedAnyMore() {
        server.says("bad", GOOD).taking(Duration.ofSeconds(2));

        assertThat(ask(model)).isEmpty();
        assertThat(server.given).hasSize(1);
    }

    @Test
    void aFailureOfTheServerIsNotTriedAgain() {
        server.fails(Failure.AWAY, 1).says(GOOD);

        assertThat(ask(model)).isEmpty();
        assertThat(server.given).hasSize(1);
    }

    @Test
    void aServerThatFailsIsLeftAloneAndTriedAgainAfterHalfAMinute() {
        server.fails(Failure.SLOW, Breaker.QUESTIONS_JUDGED).says(GOOD);
        for (var i = 0; i < Breaker.QUESTIONS_JUDGED + 5; i++) {
            ask(model);
        }

        assertThat(server.given).hasSize(Breaker.QUESTIONS_JUDGED);

        clock.advance(Breaker.OPEN.plusSeconds(1));

        assertThat(ask(model)).contains(GOOD);
    }

    @Test
    void answersThatAreRefusedDoNotOpenTheBreaker() {
        server.says("bad".repeat(Breaker.QUESTIONS_JUDGED).split("(?<=d)")).says("bad", "bad", GOOD);

        for (var i = 0; i < 4; i++) {
            ask(model);
        }

        assertThat(ask(model)).contains(GOOD);
    }

    @Test
    void aShopThatUsedItsTokensWaitsForTheNextDay() {
        var small = model(150);
        server.says(GOOD, GOOD, GOOD);

        assertThat(ask(small)).contains(GOOD);
        assertThat(ask(small)).contains(GOOD);
        assertThat(ask(small)).isEmpty();
        assertThat(small.ask(question("another shop"), ModelTests::read)).contains(GOOD);

        clock.advance(Duration.ofDays(1));
        server.says(GOOD);

        assertThat(ask(small)).contains(GOOD);
    }

    @Test
    void tokensAndLatencyAreMeteredPerShop() {
        server.says(GOOD).taking(Duration.ofMillis(700));

        ask(model);

        assertThat(meters.get("tar.ai.model.tokens").tag("tenant", "shop").counter().count()).isEqualTo(100);
        assertThat(meters.get("tar.ai.model.latency").tag("tenant", "shop").timer().totalTime(
                TimeUnit.MILLISECONDS)).isEqualTo(700);
    }

    @Test
    void whatIsSlowSwitchesNoOtherKindOff() {
        server.fails(Failure.SLOW, Breaker.QUESTIONS_JUDGED).says(GOOD);
        var text = question("shop");
        var writing = new Question("shop", text.messages(), text.schema(), 50, QuestionKind.WRITING);
        for (var i = 0; i < Breaker.QUESTIONS_JUDGED + 5; i++) {
            model.ask(writing, ModelTests::read);
        }

        assertThat(server.given).hasSize(Breaker.QUESTIONS_JUDGED);
        assertThat(ask(model)).contains(GOOD);
    }

    @Test
    void aServerThatIsAwayCostsAShopNothing() {
        server.fails(Failure.AWAY, 3).says(GOOD);
        var small = model(1);

        for (var i = 0; i < 3; i++) {
            assertThat(ask(small)).isEmpty();
        }

        assertThat(ask(small)).contains(GOOD);
        assertThat(ask(small)).as("used up").isEmpty();
    }

    @Test
    void aClientThatFailsIsAServerThatIsAwayAndTheBreakerIsNotLeftHalfOpen() {
        ModelServer broken = (_, _) -> {
            throw new IllegalStateException("a question to the model failed");
        };
        var failing = new boolean[]{true};
        ModelServer mended = (question, within) -> (failing[0] ? broken : server).complete(question, within);
        var metrics = new ModelMetrics(meters);
        var asking = new Model(new AskServer(mended, settings(100_000), metrics, clock),
                new Probe(null, Runnable::run, clock), settings(100_000), metrics, clock);

        for (var i = 0; i < Breaker.QUESTIONS_JUDGED; i++) {
            assertThat(ask(asking)).isEmpty();
        }
        clock.advance(Breaker.OPEN.plusSeconds(1));
        assertThat(ask(asking)).as("half open, and failed again").isEmpty();
        failing[0] = false;
        clock.advance(Breaker.OPEN.plusSeconds(1));
        server.says(GOOD);

        assertThat(ask(asking)).contains(GOOD);
    }

    @Test
    void aReaderThatFailsRefuses() {
        server.says("x", "x", "x");

        assertThat(model.ask(question("shop"), _ -> {
            throw new IllegalStateException("unreadable");
        })).isEmpty();
        assertThat(server.questions).hasSize(3);
    }

    @Test
    void whatComesBeyondTheQuestionsInFlightIsNotAsked() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        ModelServer held = (_, _) -> {
            asked.countDown();
            await(go);
            return new Completion.Said(GOOD, 1, true);
        };
        var one = new ModelSettings("http://127.0.0.1:1", "lfm", "", Duration.ofSeconds(2), 1, 100_000);
        var metrics = new ModelMetrics(meters);
        var busy = new Model(new AskServer(held, one, metrics, clock), new Probe(null, Runnable::run, clock), one,
                metrics, clock);
        var first = new CompletableFuture<Optional<String>>();
        Thread.ofVirtual().start(() -> first.complete(ask(busy)));
        asked.await();

        assertThat(ask(busy)).isEmpty();
        assertThat(meters.get("tar.ai.model.questions").tag("outcome", "busy").counter().count()).isEqualTo(1);
        go.countDown();
        assertThat(first.join()).contains(GOOD);
        assertThat(ask(busy)).contains(GOOD);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutAServerNothingIsAsked() {
        var off = new Model(null, new Probe(null, Runnable::run, clock), settings(1), new ModelMetrics(meters), clock);

        assertThat(off.isOn()).isFalse();
        assertThat(ask(off)).isEmpty();
    }

    private Model model(long dailyTokens) {
        var metrics = new ModelMetrics(meters);
        var asking = new AskServer(server, settings(dailyTokens), metrics, clock);
        return new Model(asking, new Probe(null, Runnable::run, clock), settings(dailyTokens), metrics, clock);
    }

    private static ModelSettings settings(long dailyTokens) {
        return new ModelSettings("http://127.0.0.1:1", "lfm", "", Duration.ofSeconds(2), 4, dailyTokens);
    }

    private static Optional<String> ask(Model model) {
        return model.ask(question("shop"), ModelTests::read);
    }

    private static Question question(String tenant) {
        var question = HttpModelServerTests.aQuestion();
        return new Question(tenant, question.messages(), question.schema(), question.maxTokens());
    }

    private static String read(String content) throws RefusedAnswer {
        if (content.equals(GOOD)) {
            return content;
        }
        throw new RefusedAnswer("It is not good.");
    }
}
