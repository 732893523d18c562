package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Somebody kills processes in the middle of the story: what was promised before happens after all. */
final class SecondAct {
    private static final List<String> LEFT_OPEN = List.of("1002", "1003", "1004", "1005");
    /** A target that was away is tried again after a minute at the latest. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BotApiStandIn telegram;
    private final Stage stage;
    private final PrintStream out;

    SecondAct(BotApiStandIn telegram, Stage stage, PrintStream out) {
        this.telegram = telegram;
        this.stage = stage;
        this.out = out;
    }

    void play(Runnable intermission) {
        stage.chapter("Some things are left open.");
        for (var order : LEFT_OPEN) {
            stage.says(Topic.ORDERS, "create order for 1 bread");
            stage.hears(Topic.ORDERS, order);
        }
        stage.says(Topic.ORDERS, "remind us in 1 minute to call the supplier");
        stage.hears(Topic.ORDERS, "I will remind this room");
        out.println();
        out.println("Now kill what you like, pay the orders " + String.join(", ", LEFT_OPEN)
                + " by SQL (UPDATE nodes SET status = 'paid' WHERE kind = 'order' AND id = ...), and press Enter.");
        intermission.run();
        stage.chapter("What was changed and what fell due meanwhile is told; what was known before is still known.");
        LEFT_OPEN.forEach(order -> stage.hears(Topic.ORDERS, paid(order), PATIENCE));
        stage.hears(Topic.ORDERS, "Reminder", PATIENCE);
        stage.says(Topic.INVENTORY, "check milk stock");
        stage.hears(Topic.INVENTORY, "out of stock.", PATIENCE);
        stage.says(Topic.ORDERS, "check bread stock");
        stage.hears(Topic.ORDERS, "14", PATIENCE);
        tellRepeats();
    }

    private static String paid(String order) {
        return "Order " + order + " is paid: ";
    }

    /** One is no fault where a process died between Telegram's answer and its own record of it. */
    private void tellRepeats() {
        var repeats = LEFT_OPEN.stream().mapToLong(order -> Math.max(0, told(paid(order)) - 1)).sum();
        out.println();
        out.println("Of " + LEFT_OPEN.size() + " paid orders none was lost, and " + repeats + " told again.");
    }

    private long told(String text) {
        return telegram.texts(DemoSuite.FORUM).stream().filter(message -> message.contains(text)).count();
    }
}
