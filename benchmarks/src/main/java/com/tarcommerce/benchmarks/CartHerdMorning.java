package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** One reminder of each shop and the carts of all of them, due at the same moment. */
record CartHerdMorning(BotApiStandIn telegram, Shops shops, SqlSession session, PrintStream out) {
    private static final Duration TO_WRITE = Duration.ofSeconds(10);

    /** Whether each is told of, once. */
    boolean isTold(int carts, int waitSeconds) throws SQLException, IOException {
        CartHerdBenchmark.people(telegram, carts);
        CartHerdBenchmark.execute(session, "update tenant set cart_wait_seconds = " + waitSeconds);
        var left = System.currentTimeMillis() + TO_WRITE.toMillis();
        var due = left + waitSeconds * 1_000L;
        var zero = System.nanoTime() + (due - System.currentTimeMillis()) * 1_000_000;
        for (var shop = 0; shop < shops.count(); shop++) {
            CartHerdBenchmark.execute(session, reminder(shop, due));
        }
        CartHerdBenchmark.execute(session, customers(carts));
        Suite.pause(Duration.ofMillis(Math.max(0, left - System.currentTimeMillis())));
        CartHerdBenchmark.execute(session, unpaid(carts));
        Suite.pause(Duration.ofMillis(Math.max(0, due - System.currentTimeMillis())));
        var told = Receiver.await(telegram, shops.count() + 2 * carts, _ -> true);
        var reminders = late(told, call -> isReminder(call), zero);
        var nudges = late(told, call -> !isReminder(call), zero);
        out.printf(
                "%d reminders and %d carts of %d shops due at one moment, from then to Telegram:%nreminders: %s%ncarts:"
                        + " %s; load average: %s%n",
                shops.count(), carts, shops.count(), reminders, nudges,
                Machine.loadAverage());
        return told.stream().filter(CartHerdMorning::isReminder).map(BotCall::chat).distinct().count() == shops.count()
                && told.size() == shops.count() + 2 * carts;
    }

    private static Latencies late(List<BotCall> told, Predicate<BotCall> which, long due) {
        return Latencies.of(told.stream().filter(which).mapToLong(call -> call.arrivedAt() - due).toArray());
    }

    private static boolean isReminder(BotCall call) {
        return call.text().contains("call the supplier");
    }

    /** In the shop's #orders. */
    static String reminder(int shop, long at) {
        return """
                insert into task (tenant_id, id, channel, chat, thread, created_by, language, text, at, created_at, changed_at)
                select tenant_id, (select coalesce(max(id), 0) + 1 from task where tenant_id = '%1$s'), channel, chat, thread,
                    'benchmark', 'en', 'call the supplier', %2$d, 0, 0
                from room where tenant_id = '%1$s' and role = 'orders'
                """
                .formatted(Shops.tenant(shop), at);
    }

    private String customers(int carts) {
        return numbered(carts) + """
                select shop, 'customer', id, 'Meena ' || id, json_object('contact', json_object('channel', 'telegram',
                    'chat', cast(%d + k as text))) from n
                """.formatted(CartPlace.customer(0).id());
    }

    private String unpaid(int carts) {
        return numbered(carts).replace("name, data", "status, amount, data") + """
                select shop, 'cart', id, 'open', 5600, json_object('customer_id', id, 'lines',
                    json('[{"item":"1","name":"Milk","quantity":2,"price":2800}]')) from n
                """;
    }

    private String numbered(int carts) {
        return """
                insert into nodes (tenant_id, kind, id, name, data)
                with recursive c(k) as (select 0 union all select k + 1 from c where k + 1 < %1$d),
                    n(k, shop, id) as (select k, printf('bench%%05d', k %% %2$d), cast(1 + k / %2$d as text) from c)
                """.formatted(carts, shops.count());
    }
}
