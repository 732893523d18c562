package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both stories with every real service, from an update as Telegram sends it to a message as Telegram gets it. */
class DemoTests {
    private static final Duration DELAY = Duration.ofSeconds(2);

    @Test
    void everyStepOfTheStoryHappens() {
        var printed = new ByteArrayOutputStream();

        try (var collector = Collector.start()) {
            var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), With.settings(Map.of(
                    "management.opentelemetry.tracing.export.otlp.endpoint", collector.url(),
                    "management.tracing.sampling.probability", "1")), DELAY);

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
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "Meena      Tar:  Your cart at Sharma Kirana is still waiting: 2 × Milk. Total ₹56.",
                        "reply: stop", "#orders    Tar:  Cart 1 for Meena has been unpaid for 2 s: ₹56.",
                        "I am writing to the customer on Telegram:",
                        "#orders    Tar:  Cart 3 has been unpaid for 2 s: ₹56.",
                        "You could write to the customer:", "[It is paid]", "Cart 3 is paid now.",
                        "I will not remind you of carts any more", "alarm due   -> nudge handed to Telegram")
                .doesNotContain("Cart 2 ");
    }

    @Test
    void aStepThatDoesNotHappenIsNamedAndTheDemoEndsWithOne() {
        // Each person is heard once a minute: the second step of the story is too soon.
        var oneMessageAMinute = With.settings(Map.of("TAR_LIMIT_SENDER_PER_MINUTE", "1"));
        var printed = new ByteArrayOutputStream();

        var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), oneMessageAMinute, DELAY);

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
