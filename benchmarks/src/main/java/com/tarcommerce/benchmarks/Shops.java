package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many small shops, each with a forum of two bound topics, and milk. */
final class Shops {
    static final long INVENTORY = 45;
    static final long ORDERS = 46;
    /** What an order that nobody has paid yet costs. */
    static final int PENDING_PAISE = 24_900;
    private static final int FIRST_ORDER = 1001;
    private static final long FIRST_CHAT = -1_002_000_000_000L;

    private final List<TelegramChat> chats = new ArrayList<>();

    private Shops() {
    }

    /** The forums, known to the stand-in; the shops' rows are made by {@link #script}. */
    static Shops open(BotApiStandIn telegram, int count) {
        var shops = new Shops();
        for (int number = 0; number < count; number++) {
            var chat = TelegramChat.forum(FIRST_CHAT - number, "Shop " + number).topic(INVENTORY).topic(ORDERS)
                    .bot(Membership.ADMINISTRATOR);
            telegram.add(chat);
            shops.chats.add(chat);
        }
        return shops;
    }

    int count() {
        return chats.size();
    }

    TelegramChat chat(int number) {
        return chats.get(number % chats.size());
    }

    /** Of the shop whose forum this is. */
    int number(long chat) {
        return (int) (FIRST_CHAT - chat);
    }

    /** A person of that shop: everybody's limits are his own. */
    static Person person(int number) {
        return Person.called("Asha", 600_000_000L + number);
    }

    static String tenant(int number) {
        return String.format(Locale.ROOT, "bench%05d", number);
    }

    /** Every chat with each of its orders, as {@link RowsLedger#lane} names them. */
    Set<String> lanes(int ordersEach) {
        return chats.stream().flatMap(chat -> IntStream.range(0, ordersEach)
                .mapToObj(number -> RowsLedger.lane(String.valueOf(chat.id()), String.valueOf(FIRST_ORDER + number))))
                .collect(Collectors.toSet());
    }

    /** Makes the shops in the gateway's database, while the gateway runs. */
    void settle(SqlSession session, int stock, int ordersEach) throws SQLException {
        session.transact(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : script(stock, ordersEach).split(";\n", 0)) {
                    statement.execute(sql);
                }
            }
        });
    }

    /** SQL that makes the shops, their rooms, their milk, and so many pending orders each; sqld has no temporary tables. */
    private String script(int stock, int ordersEach) {
        return """
                insert into tenant (id, name, created_at) %1$s select shop, 'Shop ' || i, 0 from n;
                insert into chat (channel, chat, tenant_id, joined_at) %1$s select 'telegram', chat, shop, 0 from n;
                insert into room (tenant_id, channel, chat, thread, role, title, bound_by, bound_at)
                 %1$s select shop, 'telegram', chat, '45', 'inventory', '#inventory', 'benchmark', 0 from n;
                insert into room (tenant_id, channel, chat, thread, role, title, bound_by, bound_at)
                 %1$s select shop, 'telegram', chat, '46', 'orders', '#orders', 'benchmark', 0 from n;
                insert into nodes (tenant_id, kind, id, name, quantity, amount)
                 %1$s select shop, 'item', '1', 'Milk', %2$d, 2800 from n;
                insert into nodes (tenant_id, kind, id, status, amount)
                 %1$s, o(k) as (select 0 union all select k + 1 from o where k + 1 < %3$d)
                 select shop, 'order', cast(1001 + k as text), 'pending', %4$d from n, o where %3$d > 0;
                """
                .formatted(numbered(), stock, ordersEach, PENDING_PAISE);
    }

    private String numbered() {
        return """
                with recursive i(i) as (select 0 union all select i + 1 from i where i + 1 < %d),
                 n(i, shop, chat) as (select i, printf('bench%%05d', i), cast(%d - i as text) from i)"""
                .formatted(chats.size(), FIRST_CHAT);
    }
}
