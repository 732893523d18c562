package com.tarcommerce.standalone.demo;

import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;

/**
 * The second story: three carts are left alone. The customer of one is written to, one is paid in between, and of the
 * third nobody knows the customer, so the room is asked.
 */
final class UnpaidCarts {
    private static final TelegramChat MEENA = TelegramChat.with(Updates.MEENA);
    private static final String LINES = "'lines', json('[{\"item\":\"1\",\"name\":\"Milk\",\"quantity\":2,\"price\":2800}]')";

    private final DemoSuite suite;
    private final Stage stage;
    private final Duration delay;

    /** @param delay how long this shop lets a cart alone */
    UnpaidCarts(DemoSuite suite, Stage stage, Duration delay) {
        this.suite = suite;
        this.stage = stage;
        this.delay = delay;
    }

    /** @return from the moment for which the alarm was set to the nudge that Telegram got, in milliseconds */
    double play() {
        suite.telegram().add(MEENA);
        stage.chapter("Story two. Shops let a cart alone for three hours, and nobody at night; this one for "
                + delay.toSeconds() + " s, at any hour.");
        stage.says(Topic.ORDERS, "/quiet off");
        stage.hears(Topic.ORDERS, "quiet hours: off");
        suite.update("update tenant set cart_wait_seconds = " + delay.toSeconds());
        var left = System.nanoTime();
        leaveCarts();
        stage.chapter(
                "A cart is created, and its trigger sets an alarm; the scheduler fires it; the cart is looked at again.");
        stage.reaches(MEENA, "Meena", "Your cart at " + Demo.shop(), delay);
        stage.hears(Topic.ORDERS, "I am writing to the customer", delay);
        var offer = stage.hears(Topic.ORDERS, "You could write to the customer", delay);
        expect(suite.telegram().texts(DemoSuite.FORUM).stream().noneMatch(text -> text.contains("Cart 2")),
                "of the cart that was paid nobody hears");
        settle(offer);
        return (firstNudge().arrivedAt() - left - delay.toNanos()) / 1e6;
    }

    private void leaveCarts() {
        suite.update("""
                insert into nodes (id, tenant_id, kind, name, data)
                select '1', id, 'customer', 'Meena',
                       json_object('contact', json_object('channel', 'telegram', 'chat', '%d')) from tenant
                """.formatted(MEENA.id()));
        stage.tell(
                "sql> insert into nodes ... cart 1 of Meena, whose Telegram is known; 2 and 3 of nobody in particular");
        suite.update("""
                insert into nodes (id, tenant_id, kind, status, amount, data)
                select number.value, tenant.id, 'cart', 'open', 5600,
                       case number.value when '1' then json_object('customer', 'Meena', 'customer_id', '1', %1$s)
                                         else json_object(%1$s) end
                from tenant, json_each('["1", "2", "3"]') as number
                """.formatted(LINES));
        stage.tell("sql> update nodes set status = 'paid' where kind = 'cart' and id = '2'");
        suite.update("update nodes set status = 'paid' where kind = 'cart' and id = '2'");
    }

    private void settle(BotCall offer) {
        stage.chapter("Whoever may act in #orders presses; the customer may say that it is enough.");
        stage.presses(Topic.ORDERS, offer, "It is paid");
        stage.hears(Topic.ORDERS, "Cart 3 is paid now");
        expect("paid".equals(suite.query("select status from nodes where kind = 'cart' and id = '3'")),
                "the database says that cart 3 is paid");
        stage.writes(MEENA, Updates.MEENA, "stop");
        stage.reaches(MEENA, "Meena", "I will not remind you", Duration.ZERO);
    }

    private BotCall firstNudge() {
        return suite.telegram().calls("sendMessage").stream()
                .filter(call -> call.chat().equals(Long.toString(MEENA.id()))).findFirst().orElseThrow();
    }

    private static void expect(boolean happened, String what) {
        if (!happened) {
            throw new Stage.DidNotHappen(what);
        }
    }
}
