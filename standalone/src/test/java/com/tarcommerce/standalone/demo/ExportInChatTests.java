package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table that is asked for in chat, by the real services: it comes as a file into the same topic. */
class ExportInChatTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void theOrdersOfAMonthComeAsAFile() {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            say(suite, "/setup " + Demo.shop());
            say(suite, "/bind orders");
            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE, "#orders");
            suite.update(
                    "insert into nodes (tenant_id, kind, id, status, amount, data) select id, 'order', '1001', 'paid',"
                            + " 24900, '{\"customer\":\"=Asha\"}' from tenant");

            say(suite, "/export orders");

            var sent = suite.telegram().await(PATIENCE, call -> call.method().equals("sendDocument") && call.ok());
            assertThat(sent.parameter("caption")).startsWith("Orders, ").endsWith(": 1 rows.");
            assertThat(sent.thread()).isEqualTo(Topic.ORDERS.thread());
            assertThat(sent.parameters().toString()).contains("\"1001\",", "\"paid\",\"'=Asha\",249.00");
        }
    }

    private static void say(DemoSuite suite, String text) {
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
    }
}
