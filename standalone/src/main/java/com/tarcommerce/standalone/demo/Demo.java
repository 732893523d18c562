package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotCall;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * {@code ./tarctl demo}: a shop comes to be, sells out of milk, is refused in the wrong room, and is paid; then carts are
 * left unpaid. Everything is real but Telegram, whose place a stand-in takes.
 */
public final class Demo {
    private static final String SHOP = "Sharma Kirana";

    private final DemoSuite suite;
    private final Stage stage;

    private Demo(DemoSuite suite, Stage stage) {
        this.suite = suite;
        this.stage = stage;
    }

    /**
     * @param delay how long a cart is left alone in the second story; whole seconds
     * @return 0 if every step happened, else 1
     */
    public static int run(PrintStream out, Launch launch, Duration delay) {
        out.println("Tar plays two stories: real services, a real database, and a stand-in for Telegram on loopback.");
        out.println("Nothing here needs an account or a network, and nothing is kept.");
        out.println();
        var began = System.nanoTime();
        try (var suite = DemoSuite.start(launch, Map.of())) {
            out.printf("The suite is up in %.1f s: gateway %d, scheduler %d, outbound %d, ai %d.%n", seconds(began),
                    suite.ports().gateway(), suite.ports().scheduler(), suite.ports().outbound(), suite.ports().ai());
            play(suite, out, delay);
            return 0;
        } catch (Stage.DidNotHappen missing) {
            out.println();
            out.println("This did not happen: " + missing.getMessage());
            return 1;
        }
    }

    static void play(DemoSuite suite, PrintStream out, Duration delay) {
        new Demo(suite, new Stage(suite.telegram(), out)).play(out, delay);
    }

    private void play(PrintStream out, Duration delay) {
        stage.chapter("Story one.");
        becomeAShop();
        var stock = sellOut();
        refuseElsewhere();
        var paid = bePaid();
        var nudged = new UnpaidCarts(suite, stage, delay).play();
        out.println();
        out.println("Measured in this run, first calls of a cold JVM included, Telegram's budgets lifted:");
        out.printf("  chat update -> reply handed to Telegram   %7.1f ms%n", stock.reply());
        out.printf("  chat update -> alert handed to Telegram   %7.1f ms%n", stock.alert());
        out.printf("  SQL commit  -> alert handed to Telegram   %7.1f ms%n", paid);
        out.printf("  alarm due   -> nudge handed to Telegram   %7.1f ms%n", nudged);
        out.println("docs/benchmarks.md has figures under load.");
    }

    private void becomeAShop() {
        stage.chapter("A forum becomes a shop: each topic is bound to what may be done in it.");
        stage.says(Topic.INVENTORY, "/bind inventory");
        stage.hears(Topic.INVENTORY, "#inventory");
        stage.says(Topic.ORDERS, "/bind orders");
        stage.hears(Topic.ORDERS, "#orders");
        stage.says(Topic.INVENTORY, "add item Milk 28 rupees 12 packets");
        stage.hears(Topic.INVENTORY, "Added Milk");
    }

    private Latency sellOut() {
        stage.chapter("Someone types what happened; the stock changes, and the room is told in that instant.");
        var said = stage.says(Topic.INVENTORY, "Update milk stock to 0");
        var reply = stage.hears(Topic.INVENTORY, "out of stock now");
        var alert = stage.hears(Topic.INVENTORY, "is out of stock!");
        expect("0"
                .equals(suite.query("select cast(quantity as integer) from nodes where name = 'milk' collate nocase")),
                "the database says that there is no milk");
        return new Latency(millis(said, reply), millis(said, alert));
    }

    private void refuseElsewhere() {
        stage.chapter("The room is the permission: the same words in #orders change nothing.");
        stage.says(Topic.ORDERS, "Update milk stock to 5");
        stage.hears(Topic.ORDERS, "#inventory");
        expect("0"
                .equals(suite.query("select cast(quantity as integer) from nodes where name = 'milk' collate nocase")),
                "there is still no milk");
    }

    private double bePaid() {
        stage.chapter("Any program that writes to the database is heard: an order is set to paid by plain SQL.");
        suite.update("""
                insert into nodes (id, tenant_id, kind, status, amount)
                select '1001', id, 'order', 'pending', 24900 from tenant
                """);
        var statement = "update nodes set status = 'paid' where kind = 'order' and id = '1001'";
        stage.tell("sql> " + statement);
        var committed = suite.update(statement);
        var alert = stage.hears(Topic.ORDERS, "1001");
        return millis(committed, alert);
    }

    private static void expect(boolean happened, String what) {
        if (!happened) {
            throw new Stage.DidNotHappen(what);
        }
    }

    private static double millis(long from, BotCall to) {
        return Objects.requireNonNull(to).arrivedAt() / 1e6 - from / 1e6;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    static String shop() {
        return SHOP;
    }

    private record Latency(double reply, double alert) {
    }
}
