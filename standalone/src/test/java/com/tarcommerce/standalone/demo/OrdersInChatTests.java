package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Orders as they are typed, by way of the real services to the stock. */
class OrdersInChatTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void cartonsOfWhatIsCountedInPacksAreAskedForByNumberAndNeverOne() {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            answer(suite, "/setup " + Demo.shop());
            answer(suite, "/bind orders");
            suite.update("insert into nodes (id, tenant_id, kind, name, quantity, amount)"
                    + " select 'i1', id, 'item', 'Maggi Noodles 70g', 50, 1400 from tenant");

            assertThat(answer(suite, "order 2 cartons maggi for Ramesh"))
                    .isEqualTo("How many Maggi Noodles 70g does Ramesh want? Just send the number.");
            assertThat(stock(suite)).isEqualTo("50");

            assertThat(answer(suite, "24")).contains("for Ramesh: 24 × Maggi Noodles 70g");
            assertThat(stock(suite)).isEqualTo("26");
        }
    }

    private static String stock(DemoSuite suite) {
        return suite.query("select cast(quantity as integer) from nodes where kind = 'item'");
    }

    /** The first message to come after it. */
    private static String answer(DemoSuite suite, String text) {
        var before = suite.telegram().texts(DemoSuite.FORUM).size();
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
        return Awaitility.await().atMost(PATIENCE).until(
                () -> suite.telegram().texts(DemoSuite.FORUM).stream().skip(before).findFirst(),
                found -> found.isPresent()).orElseThrow();
    }
}
