package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What shopkeepers type, by way of the real services to the stock. */
class TypedInChatTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void cartonsOfWhatIsCountedInPacksAreAskedForByNumberAndNeverOne() {
        try (var suite = open("orders")) {
            assertThat(answer(suite, "order 2 cartons maggi for Ramesh").text())
                    .isEqualTo("How many Maggi Noodles 70g does Ramesh want? Just send the number.");
            assertThat(stock(suite)).isEqualTo("50 40");

            assertThat(answer(suite, "24").text()).contains("for Ramesh: 24 × Maggi Noodles 70g");
            assertThat(stock(suite)).isEqualTo("26 40");
        }
    }

    @Test
    void severalThingsInOneMessageAreReadBackAndTakenOneByOneByAYes() {
        try (var suite = open("inventory")) {
            var offer = answer(suite, "maggi 20 packet aaye aur yippee ke 15 bik gaye");
            assertThat(offer.text()).contains(
                    "1. “maggi 20 packet aaye”: change the stock of Maggi Noodles 70g by +20",
                    "2. “yippee ke 15 bik gaye”: change the stock of Yippee Noodles by -15", "Nothing is done yet.");
            assertThat(stock(suite)).isEqualTo("50 40");

            suite.telegram().happens(Updates.press(yes(offer)).in(DemoSuite.FORUM, Topic.ORDERS.thread())
                    .from(Updates.RAVI).json());

            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE, "Maggi Noodles 70g: 70");
            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE, "Yippee Noodles: 25");
            assertThat(stock(suite)).isEqualTo("70 25");
            assertThat(answer(suite, "/undo").text()).contains("Undone. Yippee Noodles: 40");
            assertThat(stock(suite)).isEqualTo("70 40");
        }
    }

    private static DemoSuite open(String role) {
        var suite = DemoSuite.start(Launch.inThisJvm(), Map.of());
        answer(suite, "/setup " + Demo.shop());
        answer(suite, "/bind " + role);
        suite.update("insert into nodes (id, tenant_id, kind, name, quantity, amount)"
                + " select 'i1', id, 'item', 'Maggi Noodles 70g', 50, 1400 from tenant");
        suite.update("insert into nodes (id, tenant_id, kind, name, quantity, amount)"
                + " select 'i2', id, 'item', 'Yippee Noodles', 40, 1200 from tenant");
        return suite;
    }

    private static String stock(DemoSuite suite) {
        return suite.query("select group_concat(cast(quantity as integer), ' ') from"
                + " (select quantity from nodes where kind = 'item' order by id)");
    }

    private static String yes(BotCall offer) {
        return JsonMapper.shared().readTree(offer.parameter("reply_markup")).at("/inline_keyboard/0/0/callback_data")
                .asString();
    }

    /** The first message to come after it. */
    private static BotCall answer(DemoSuite suite, String text) {
        var before = suite.telegram().texts(DemoSuite.FORUM).size();
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
        await().atMost(PATIENCE).until(() -> suite.telegram().texts(DemoSuite.FORUM).size() > before);
        return suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE,
                suite.telegram().texts(DemoSuite.FORUM).get(before));
    }
}
