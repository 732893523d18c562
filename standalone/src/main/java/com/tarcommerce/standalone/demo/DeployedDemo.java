package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * {@code ./tarctl demo --at}: the story at a suite that runs elsewhere, through its published gateway. That suite has to
 * be started with the stand-in's address and token, and with a webhook at which this machine reaches it.
 */
public final class DeployedDemo {
    private static final Duration START = Duration.ofMinutes(5);

    private final URI gateway;
    private final BotApiStandIn telegram;
    private final Stage stage;
    private final PrintStream out;

    private DeployedDemo(URI gateway, BotApiStandIn telegram, PrintStream out) {
        this.gateway = gateway;
        this.telegram = telegram;
        this.out = out;
        this.stage = new Stage(telegram, out);
    }

    /**
     * @param standIn where the stand-in listens: an address that the suite's containers reach
     * @return 0 if every step happened, else 1
     */
    public static int run(URI gateway, InetSocketAddress standIn, PrintStream out) {
        return run(gateway, standIn, out, DeployedDemo::play);
    }

    /**
     * With a second act, before which somebody kills processes and pays orders by SQL, as they are told.
     *
     * @param intermission returns when that is done
     */
    public static int run(URI gateway, InetSocketAddress standIn, Runnable intermission, PrintStream out) {
        return run(gateway, standIn, out, demo -> {
            demo.play();
            new SecondAct(demo.telegram, demo.stage, demo.out).play(intermission);
        });
    }

    private static int run(URI gateway, InetSocketAddress standIn, PrintStream out, Consumer<DeployedDemo> story) {
        try (var telegram = BotApiStandIn.start(standIn).add(DemoSuite.FORUM)) {
            out.println(
                    "A stand-in for Telegram listens on " + standIn + "; waiting for the suite at " + gateway + ".");
            story.accept(new DeployedDemo(gateway, telegram, out));
            return 0;
        } catch (Stage.DidNotHappen missing) {
            out.println();
            out.println("This did not happen: " + missing.getMessage());
            return 1;
        }
    }

    private void play() {
        awaitSuite();
        stage.chapter("A forum becomes a shop: each topic is bound to what may be done in it.");
        says(Topic.INVENTORY, "/bind inventory", "#inventory");
        says(Topic.ORDERS, "/bind orders", "#orders");
        says(Topic.INVENTORY, "add item Milk 28 rupees 12 packets", "Added Milk");
        says(Topic.INVENTORY, "add item Bread 40 rupees 20 pieces", "Added Bread");
        stage.chapter("Someone types what happened; the stock changes, and the room is told in that instant.");
        says(Topic.INVENTORY, "Update milk stock to 0", "out of stock now");
        stage.hears(Topic.INVENTORY, "is out of stock!");
        stage.chapter("The room is the permission: the same words in #orders change nothing.");
        says(Topic.ORDERS, "Update milk stock to 5", "#inventory");
        says(Topic.INVENTORY, "check milk stock", "out of stock.");
        stage.chapter("An order is placed and paid, and the trigger tells of it.");
        says(Topic.ORDERS, "create order for 2 bread", "1001");
        says(Topic.ORDERS, "payment for 1001 came", "Order 1001 is paid now");
        stage.hears(Topic.ORDERS, "Order 1001 is paid: ");
    }

    private void says(Topic topic, String text, String answer) {
        stage.says(topic, text);
        stage.hears(topic, answer);
    }

    /** Until the gateway is ready and has told Telegram where it listens. */
    private void awaitSuite() {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline) {
                throw new Stage.DidNotHappen("the gateway at " + gateway + " did not become ready within " + START);
            }
            pause();
        }
        var webhook = telegram.find(Duration.ofSeconds(30), call -> call.method().equalsIgnoreCase("setWebhook"));
        if (webhook.isEmpty()) {
            throw new Stage.DidNotHappen("the gateway set no webhook: start it with TAR_TELEGRAM_MODE=webhook,"
                    + " TAR_TELEGRAM_PUBLIC_URL and the stand-in's address and token");
        }
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(gateway.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(3)).build();
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static Stage.DidNotHappen interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        var stopped = new Stage.DidNotHappen("stopped before the end");
        stopped.initCause(cause);
        return stopped;
    }
}
