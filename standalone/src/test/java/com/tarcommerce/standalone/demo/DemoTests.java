package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first story with every real service, from an update as Telegram sends it to a message as Telegram gets it. */
class DemoTests {

    @Test
    void everyStepOfTheStoryHappens() {
        var printed = new ByteArrayOutputStream();

        try (var collector = Collector.start()) {
            var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), With.settings(Map.of(
                    "management.opentelemetry.tracing.export.otlp.endpoint", collector.url(),
                    "management.tracing.sampling.probability", "1")));

            assertThat(status).isZero();
            assertThat(collector.traces().values()).as("one trace from what was typed to the alert that it led to")
                    .anySatisfy(spans -> assertThat(spans).contains("chat message", "http post /v1/intents",
                            "outbox event").satisfies(
                                    both -> assertThat(both)
                                            .as("the reply and the alert").filteredOn("send to chat"::equals)
                                            .hasSizeGreaterThan(1)));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Milk is out of stock!",
                "That belongs in #inventory.", "Order 1001 is paid: ₹249.", "SQL commit  -> alert")
                .doesNotContain("This did not happen");
    }

    @Test
    void aStepThatDoesNotHappenIsNamedAndTheDemoEndsWithOne() {
        // Each person is heard once a minute: the second step of the story is too soon.
        var oneMessageAMinute = With.settings(Map.of("TAR_LIMIT_SENDER_PER_MINUTE", "1"));
        var printed = new ByteArrayOutputStream();

        var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), oneMessageAMinute);

        assertThat(status).isOne();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("This did not happen", "#orders")
                .doesNotContain("SQL commit  -> alert");
    }

    /** The suite in this JVM with more settings. */
    private record With(Launch suite, Map<String, String> more) implements Launch {

        static With settings(Map<String, String> more) {
            return new With(Launch.inThisJvm(), more);
        }

        @Override
        public Map<String, String> settings() {
            var settings = new HashMap<>(suite.settings());
            settings.putAll(more);
            return settings;
        }

        @Override
        public Running start(Map<String, String> settings) {
            return suite.start(settings);
        }
    }
}
