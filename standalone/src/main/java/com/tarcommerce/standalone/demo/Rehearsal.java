package com.tarcommerce.standalone.demo;

import com.tarcommerce.standalone.demo.Stage.DidNotHappen;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The run from which the JVM learns what to load early and which code is hot: the demo, and then what shops do all day,
 * again and again in many rooms. Nothing of the real configuration is touched.
 */
public final class Rehearsal {
    private static final int SHOPS = 40;
    private static final int ROUNDS = 50;
    private static final long FIRST_CHAT = -1_003_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> WORDS = List.of("Update milk stock to %d", "sold 2 milk", "how much milk is left",
            "milk ka stock %d kar do", "price of milk is %d rupees");

    private final DemoSuite suite;
    private final List<TelegramChat> forums;
    private final long until;

    private Rehearsal(DemoSuite suite, Duration longest) {
        this.suite = suite;
        this.until = System.nanoTime() + longest.toNanos();
        this.forums = IntStream.range(0, SHOPS)
                .mapToObj(number -> TelegramChat.forum(FIRST_CHAT - number, "Shop " + number)
                        .topic(Topic.INVENTORY.thread()).topic(Topic.ORDERS.thread())
                        .member(person(number), Membership.CREATOR).bot(Membership.ADMINISTRATOR))
                .toList();
    }

    /**
     * @param longest what is not done by then is left out
     * @throws IllegalStateException if the suite does not do what it is for
     */
    public static void run(Duration longest) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var suite = DemoSuite
                .start(Launch.inThisJvm(), Map.of("tar.limits.sender-per-minute", "100000",
                        "tar.limits.shop-per-minute", "100000"))) {
            Demo.play(suite, nowhere, Duration.ofSeconds(1));
            new Rehearsal(suite, longest).play();
        } catch (DidNotHappen missing) {
            throw new IllegalStateException("the rehearsal stopped early: " + missing.getMessage(), missing);
        }
    }

    private void play() {
        forums.forEach(suite.telegram()::add);
        everybodySays(Topic.INVENTORY, "/bind inventory");
        everybodySays(Topic.ORDERS, "/bind orders");
        everybodySays(Topic.INVENTORY, "add item Milk 28 rupees 12 packets");
        suite.update("""
                insert into nodes (id, tenant_id, kind, status, amount)
                select '2001', id, 'order', 'pending', 24900 from tenant
                """);
        for (int round = 0; round < ROUNDS && System.nanoTime() < until; round++) {
            everybodySays(Topic.INVENTORY, WORDS.get(round % WORDS.size()).formatted(20 + round));
            everybodyIsPaid(round);
        }
    }

    /** Each round is waited for, so that it is heard by all before the next one begins. */
    private void everybodySays(Topic topic, String text) {
        suite.telegram().forgetCalls();
        for (int number = 0; number < forums.size(); number++) {
            suite.telegram().happens(
                    Updates.text(text).in(forums.get(number), topic.thread()).from(person(number)).json());
        }
        everybodyHears("");
    }

    private void everybodyIsPaid(int round) {
        suite.telegram().forgetCalls();
        suite.update("update nodes set status = 'pending' where kind = 'order' and id = '2001'");
        suite.update("update nodes set status = 'paid', amount = amount + " + round
                + " where kind = 'order' and id = '2001'");
        everybodyHears("2001");
    }

    private void everybodyHears(String words) {
        suite.telegram().awaitAll(forums.size(), PATIENCE, call -> isMessage(call) && call.text().contains(words));
    }

    private static boolean isMessage(BotCall call) {
        return call.method().equalsIgnoreCase("sendMessage") && call.ok();
    }

    private static Person person(int number) {
        return Person.called("Asha", 600_000_000L + number);
    }
}
