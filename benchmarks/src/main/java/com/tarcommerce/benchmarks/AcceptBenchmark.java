package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Updates accepted durably a second, beside the floor: a bare HTTP server with one durable commit a request. */
final class AcceptBenchmark implements Benchmarks.Scenario {

    @Override
    public boolean run(Options options, PrintStream out) {
        var count = options.number("count", 20_000);
        var connections = options.number("connections", 32);
        // Nobody is a shop here, so an update is kept and then needs nothing: what is measured is the keeping.
        var updates = IntStream.range(0, 2 * count).mapToObj(AcceptBenchmark::update).toList();
        try (var floor = new Floor()) {
            var webhook = new Webhook(floor.url(), Map.of());
            rate(webhook, updates.subList(0, count), connections);
            out.printf("floor: %d connections, one durable commit a request: %.0f/s%n", connections,
                    rate(webhook, updates.subList(count, 2 * count), connections));
        }
        try (var telegram = BotApiStandIn.start(); var suite = new Suite(telegram, true).start()) {
            var webhook = new Webhook(suite.url("gateway").resolve("/webhooks/telegram"), Map.of(
                    "X-Telegram-Bot-Api-Secret-Token", suite.secret("TAR_TELEGRAM_WEBHOOK_SECRET")));
            rate(webhook, updates.subList(0, count), connections);
            out.printf("updates accepted durably: %.0f/s%n",
                    rate(webhook, updates.subList(count, 2 * count), connections));
            return true;
        }
    }

    private static double rate(Webhook webhook, List<String> updates, int connections) {
        var began = System.nanoTime();
        OpenLoop.closed(updates.size(), connections, number -> webhook.post(updates.get(number)));
        return updates.size() / ((System.nanoTime() - began) / 1e9);
    }

    private static String update(int number) {
        return Updates.text("good morning").in(TelegramChat.group(-3_000_000L - number % 1000, "Nobody's"))
                .from(Shops.person(number)).json();
    }
}
