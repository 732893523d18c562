package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chat update → reply handed to Telegram: many shops write "Update milk stock to N" at a steady rate. */
final class ChatBenchmark implements Benchmarks.Scenario {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var rate = options.number("rate", 100);
        var measured = rate * options.number("seconds", 20);
        var warmUp = rate * options.number("warmup", 20);
        try (var telegram = BotApiStandIn.start();
                var suite = new Suite(telegram, options.number("separate", 1) == 1).start()) {
            var shops = Shops.open(telegram, options.number("shops", 1000));
            try (var session = SqlSession.open(suite.settings())) {
                shops.settle(session, 100_000, 0);
            }
            var webhook = new Webhook(suite.url("gateway").resolve("/webhooks/telegram"), Map.of(
                    "X-Telegram-Bot-Api-Secret-Token", suite.secret("TAR_TELEGRAM_WEBHOOK_SECRET")));
            say(shops, webhook, 0, warmUp, rate);
            Receiver.await(telegram, warmUp, _ -> true);
            telegram.forgetCalls();
            var cpu = suite.cpuSeconds();

            var sent = say(shops, webhook, warmUp, measured, rate);
            var replies = Receiver.await(telegram, measured, _ -> true);

            out.printf("chat update -> reply, %d/s over %d chats, rules engine: %s; %d of %d answered; %.2f s of CPU,"
                    + " %d MiB%n", rate, shops.count(), Latencies.of(latencies(sent, replies)), replies.size(),
                    measured, suite.cpuSeconds() - cpu, suite.residentMiB());
            return replies.size() == measured;
        }
    }

    /** @return when each was planned, by the new stock that its reply names */
    private static Map<String, Long> say(Shops shops, Webhook webhook, int from, int count, int rate) {
        var planned = new long[count];
        OpenLoop.run(count, rate, (number, at) -> {
            planned[number] = at;
            var shop = from + number;
            webhook.post(Updates.text("Update milk stock to " + stock(shop)).in(shops.chat(shop), Shops.INVENTORY)
                    .from(Shops.person(shop % shops.count())).json());
        });
        var byStock = new HashMap<String, Long>();
        for (int number = 0; number < count; number++) {
            byStock.put(stock(from + number), planned[number]);
        }
        return byStock;
    }

    /** Never below the low mark, and no two alike. */
    private static String stock(int number) {
        return String.valueOf(1000 + number);
    }

    private static long[] latencies(Map<String, Long> sent, List<BotCall> replies) {
        return replies.stream().mapToLong(reply -> reply.arrivedAt() - planned(sent, reply.text())).toArray();
    }

    private static long planned(Map<String, Long> sent, String reply) {
        var numbers = NUMBER.matcher(reply);
        while (numbers.find()) {
            var at = sent.get(numbers.group());
            if (at != null) {
                return at;
            }
        }
        throw new IllegalStateException("a reply that nothing asked for");
    }
}
