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

        var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), Launch.inThisJvm());

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Milk is out of stock!",
                "That belongs in #inventory.", "Order 1001 is paid: ₹249.", "SQL commit  -> alert")
                .doesNotContain("This did not happen");
        assertThat(status).isZero();
    }

    @Test
    void aStepThatDoesNotHappenIsNamedAndTheDemoEndsWithOne() {
        var printed = new ByteArrayOutputStream();

        var status = Demo.run(new PrintStream(printed, true, StandardCharsets.UTF_8), new OneMessageAMinute());

        assertThat(status).isOne();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("This did not happen", "#orders")
                .doesNotContain("SQL commit  -> alert");
    }

    /** A suite that hears each person once a minute: the second step of the story is too soon. */
    private static final class OneMessageAMinute implements Launch {
        private final Launch suite = Launch.inThisJvm();

        @Override
        public Map<String, String> settings() {
            var settings = new HashMap<>(suite.settings());
            settings.put("TAR_LIMIT_SENDER_PER_MINUTE", "1");
            return settings;
        }

        @Override
        public Running start(Map<String, String> settings) {
            return suite.start(settings);
        }
    }
}
