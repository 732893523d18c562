package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cart that is paid while the text to its customer waits for Telegram, by way of all real services. */
class PaidInTimeTests {
    private static final TelegramChat MEENA = TelegramChat.with(Updates.MEENA);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BUSY_SECONDS = 6;

    @Test
    void theTextDoesNotLeaveAnyMore() {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            suite.telegram().add(MEENA);
            say(suite, "/setup " + Demo.shop(), "");
            say(suite, "/bind orders", "");
            suite.update("update tenant set cart_wait_seconds = 1, quiet_from = 0, quiet_to = 0");
            suite.telegram().fail("sendMessage", MEENA, 1, Failure.tooManyRequests(BUSY_SECONDS));
            suite.update("""
                    insert into nodes (id, tenant_id, kind, name, data)
                    select '1', id, 'customer', 'Meena',
                           json_object('contact', json_object('channel', 'telegram', 'chat', '%d')) from tenant
                    """.formatted(MEENA.id()));
            suite.update("""
                    insert into nodes (id, tenant_id, kind, status, amount, data)
                    select '1', id, 'cart', 'open', 5600, json_object('customer_id', '1') from tenant
                    """);
            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE, "I am writing to the customer");

            suite.update("update nodes set status = 'paid' where kind = 'cart'");

            await().atMost(PATIENCE).until(() -> suite.query("select count(*) from cart_message").equals("0"));
            await().during(Duration.ofSeconds(BUSY_SECONDS + 3)).atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(suite.telegram().texts(MEENA)).isEmpty());
        }
    }

    private static void say(DemoSuite suite, String text, String answer) {
        var before = suite.telegram().texts(DemoSuite.FORUM).size();
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.ORDERS.thread()).from(Updates.RAVI).json());
        await().atMost(PATIENCE).until(() -> suite.telegram().texts(DemoSuite.FORUM).stream().skip(before)
                .anyMatch(told -> told.contains(answer)));
    }
}
