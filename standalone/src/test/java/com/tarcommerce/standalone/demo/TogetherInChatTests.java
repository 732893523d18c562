package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a room is told while its chat may not be written to, by the real services and Telegram's real limits. */
class TogetherInChatTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE = 4;

    @Test
    void theAlertOfACommandIsInItsAnswerAndManyThatRanOutAreOneMessage() {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of("TAR_TELEGRAM_LIMITS_SPEED", "1"))) {
            say(suite, "/setup " + Demo.shop());
            awaitText(suite, Demo.shop());
            say(suite, "/bind inventory");
            awaitText(suite, "#inventory");
            for (var item = 1; item <= 6; item++) {
                suite.update("insert into nodes (tenant_id, kind, id, name, quantity) select id, 'item', 'i" + item
                        + "', 'Thing " + item + "', 50 from tenant");
            }

            pause(suite);
            say(suite, "Thing 1 is finished");
            suite.telegram().awaitMessage(DemoSuite.FORUM, PATIENCE, "Thing 1 is out of stock!");
            pause(suite);
            suite.update("update nodes set quantity = 0 where kind = 'item' and id <> 'i1'");
            awaitText(suite, "Thing 6 is out of stock!");

            assertThat(suite.telegram().texts(DemoSuite.FORUM)).filteredOn(text -> text.contains("Thing 1 is out"))
                    .singleElement().satisfies(both -> assertThat(both.lines().toList()).hasSize(2)
                            .last().isEqualTo("Thing 1 is out of stock!"));
            assertThat(suite.telegram().texts(DemoSuite.FORUM)).filteredOn(text -> text.contains("Thing 6 is out"))
                    .singleElement().satisfies(all -> assertThat(all.lines())
                            .containsExactly("Thing 2 is out of stock!", "Thing 3 is out of stock!",
                                    "Thing 4 is out of stock!", "Thing 5 is out of stock!",
                                    "Thing 6 is out of stock!"));
        }
    }

    /** Telegram will hear nothing more of this chat for some seconds. */
    private static void pause(DemoSuite suite) {
        var before = (int) suite.telegram().calls().stream().filter(call -> call.status() == 429).count();
        suite.telegram().fail("sendMessage", DemoSuite.FORUM, 1, Failure.tooManyRequests(PAUSE));
        say(suite, "/help");
        suite.telegram().awaitAll(before + 1, PATIENCE, call -> call.status() == 429);
    }

    private static void awaitText(DemoSuite suite, String part) {
        Awaitility.await().atMost(PATIENCE).until(() -> suite.telegram().calls().stream().map(BotCall::text)
                .anyMatch(text -> text.contains(part)));
    }

    private static void say(DemoSuite suite, String text) {
        suite.telegram().happens(
                Updates.text(text).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI).json());
    }
}
