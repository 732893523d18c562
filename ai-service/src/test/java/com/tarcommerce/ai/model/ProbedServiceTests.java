package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.model.ModelStandIn;
import com.tarcommerce.testsupport.model.ModelStandIn.Behaviour;
import com.tarcommerce.testsupport.time.SettableClock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The service as it starts beside a model server, and what its health says of that server over HTTP. */
class ProbedServiceTests {
    private static final Behaviour PROSE = ModelStandIn.saying(_ -> "Namaste! How can I help you today?");

    private final ModelStandIn model = new ModelStandIn();
    private final SettableClock clock = SettableClock.at("2026-03-11T10:00:00Z");
    private @Nullable ServiceBesideAModel service;

    @AfterEach
    void stop() {
        running().close();
        model.close();
    }

    @ParameterizedTest
    @MethodSource
    void whatTheServerIsAtTheStartStandsInHealth(Behaviour server, String state, String status) {
        model.behaves(server);

        start();

        awaitState(state);
        assertThat(running().health().path("status").stringValue()).isEqualTo(status);
    }

    static Stream<Arguments> whatTheServerIsAtTheStartStandsInHealth() {
        return Stream.of(Arguments.of(PROSE, "schema_ignored", "UNKNOWN"),
                Arguments.of(ModelStandIn.status(503, "{\"error\":{\"message\":\"Loading model\"}}"), "away",
                        "UNKNOWN"));
    }

    @Test
    void whatBecomesOfTheServerLaterStandsThereTooOnceAMinute() {
        model.behaves(ModelStandIn.enforcing());
        start();
        awaitState("schema_enforced");
        assertThat(running().health().path("status").stringValue()).isEqualTo("UP");

        model.behaves(ModelStandIn.status(503, "{}"));
        needTheModel();
        assertThat(stateInHealth()).isEqualTo("schema_enforced");

        aMinuteLater(ModelStandIn.status(503, "{}"), "away");
        aMinuteLater(PROSE, "schema_ignored");
        aMinuteLater(ModelStandIn.status(401, "{}"), "refused");
        aMinuteLater(ModelStandIn.enforcing(), "schema_enforced");
        clock.advance(Probe.SURE.minus(Probe.AGAIN));
        aMinuteLater(PROSE, "schema_ignored");
    }

    @Test
    void aServerThatWasAwayAtTheStartIsSeenOnceItIsThere() {
        model.behaves(ModelStandIn.status(503, "{}"));
        start();
        awaitState("away");

        model.behaves(ModelStandIn.enforcing());
        clock.advance(Probe.AGAIN);

        awaitState("schema_enforced");
        assertThat(model.questionsOfTexts()).isEmpty();
    }

    private void start() {
        service = new ServiceBesideAModel(model.url(), clock);
    }

    private ServiceBesideAModel running() {
        return Objects.requireNonNull(service);
    }

    private void aMinuteLater(Behaviour server, String state) {
        model.behaves(server);
        clock.advance(Probe.AGAIN);
        needTheModel();
        awaitState(state);
    }

    private void needTheModel() {
        running().understood("zorbly 30 eggs quimped wobbly stock", "Eggs");
    }

    private void awaitState(String state) {
        await().untilAsserted(() -> assertThat(stateInHealth()).isEqualTo(state));
    }

    private String stateInHealth() {
        return running().health().at("/components/languageModel/details/state").stringValue();
    }
}
