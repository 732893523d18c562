package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
}
