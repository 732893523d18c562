package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.BOSS;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.bean;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static com.tarcommerce.gateway.command.Shopkeepers.toast;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.nudge.CartNudge;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.nudge.OfferButtons;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the buttons under an unpaid cart do, and for whom. */
class CartStepTests {
    private static final AtomicLong PEOPLE = new AtomicLong(700_000_000);

    private final Shopkeepers shop = new Shopkeepers();
    private final Room marketing = shop.forum.inThread("48");
    private final Room customer = Room.of("telegram", Long.toString(PEOPLE.incrementAndGet()));
    private @Nullable String words;

    @BeforeEach
    void leaveACart() {
        shop.bind(marketing, Role.MARKETING);
        insert("customer", "7", "", "{\"contact\":{\"channel\":\"telegram\",\"chat\":\"" + customer.chat() + "\"}}");
        insert("cart", "12", "open", "{\"customer_id\":\"7\"}");
        shop.clock.advance(Duration.ofHours(3));
    }

    @Test
    void whoeverMayActInTheRoomMaySayThatItIsPaid() {
        var reply = shop.press(offered(shop.orders, "It is paid"), RAVI);

        assertThat(said(reply)).isEqualTo("Cart 12 is paid now.");
        assertThat(reply.parts()).extracting(Reply.Part::kind).containsExactly(MessageKind.CALLBACK_ANSWER,
                MessageKind.EDIT);
        assertThat(status()).isEqualTo("paid");
        assertThat(shop.audit()).containsExactly("update_order_status allowed allowed");
    }

    @Test
    void whoSaidSoTakesItBack() {
        shop.press(offered(shop.orders, "It is paid"), RAVI);

        var reply = shop.writtenAt(shop.clock.instant()).write(shop.orders, RAVI, "/undo");

        assertThat(said(reply)).isEqualTo("Undone. Cart 12 is open.");
        assertThat(status()).isEqualTo("open");
    }

    @Test
    void oneButtonIsPressedOnceAndUsesUpAll() {
        var buttons = offer(shop.orders);
        shop.press(button(buttons, "Tomorrow"), ASHA);

        assertThat(toast(shop.press(button(buttons, "Tomorrow"), ASHA))).contains("answered already");
        assertThat(toast(shop.press(button(buttons, "It is paid"), RAVI))).contains("answered already");
        assertThat(status()).isEqualTo("open");
    }

    @Test
    void tomorrowItIsLookedAtAgain() {
        var reply = shop.press(offered(marketing, "Tomorrow"), ASHA);

        assertThat(said(reply))
                .isEqualTo("I will come back to cart 12 on 26 Nov, 17:30, unless it is paid by then.");
        assertThat(nudge().notBefore()).isEqualTo(shop.clock.instant().plus(Duration.ofDays(1)));
        assertThat(shop.audit()).containsExactly("nudge_cart allowed cart 12 put off");
    }

    @Test
    void tomorrowIsAfterQuietHours() {
        shop.jdbc.sql("update tenant set quiet_from = 1020, quiet_to = 1110 where id = :shop")
                .param("shop", shop.shop).update();

        assertThat(said(shop.press(offered(shop.orders, "Tomorrow"), ASHA))).contains("26 Nov, 18:30");
        assertThat(nudge().notBefore()).isEqualTo(Instant.parse("2026-11-26T13:00:00Z"));
    }

    @Test
    void nobodyComesBackToItAgain() {
        var reply = shop.press(offered(shop.orders, "Not again"), ASHA);

        assertThat(said(reply)).isEqualTo("I will not come back to cart 12.");
        assertThat(nudge().muted()).isTrue();
        assertThat(shop.audit()).containsExactly("nudge_cart allowed cart 12 muted");
    }

    @Test
    void theCustomerIsWrittenTo() {
        var reply = shop.press(offered(shop.orders, "Send it to the customer"), ASHA);

        var toCustomer = reply.parts().getLast();
        assertThat(toCustomer.room()).isEqualTo(customer);
        assertThat(toCustomer.kind()).isEqualTo(MessageKind.MESSAGE);
        assertThat(toCustomer.text()).isEqualTo("""
                Your cart is waiting:\s

                To get no more of these reminders, reply: stop""");
        assertThat(toCustomer.key()).isEqualTo("cart.nudge:" + shop.shop + ":12:" + created() + ":1");
        assertThat(toCustomer.expiresAt()).isEqualTo(Instant.parse("2026-11-25T15:30:00Z"));
        assertThat(reply.parts().get(1).room()).isEqualTo(shop.orders);
        assertThat(reply.parts().get(1).text()).startsWith("I am writing to the customer on Telegram:\n");
        assertThat(nudge().sent()).isOne();
        assertThat(shop.jdbc.sql("select key || ' ' || chat from cart_message where tenant_id = :shop")
                .param("shop", shop.shop).query(String.class).list()).as("to be taken back when it is paid first")
                .containsExactly(toCustomer.key() + " " + customer.chat());
        assertThat(shop.audit()).containsExactly("nudge_cart allowed cart 12 sent to its customer");
    }

    @Test
    void theCustomerGetsWhatTheRoomHasRead() {
        words = "Read by the room.";

        var reply = shop.press(offered(shop.orders, "Send it to the customer"), ASHA);

        assertThat(reply.parts().getLast().text()).startsWith("Read by the room.\n");
        assertThat(reply.parts().get(1).text()).endsWith("Read by the room.");
        assertThat(shop.ai.nudges).isEmpty();
    }

    @Test
    void whatWasReadBeforeAnotherQuestionIsSentAfterIt() {
        words = "Read by the room.";
        var send = offered(marketing, "Send it to the customer");
        shop.press(offered(shop.orders, "Not again"), ASHA);

        var sent = shop.press(shop.press(send, RAVI), "Yes", RAVI);

        assertThat(sent.parts().getLast().text()).startsWith("Read by the room.\n");
    }

    @Test
    void whatIsReadOnAskingIsSentAsItWas() {
        var offer = shop.ask(shop.orders, new Intent.NudgeCart("12"));
        var asked = shop.ai.nudges.size();

        shop.press(offer, "Send it to the customer", ASHA);

        assertThat(shop.ai.nudges).hasSize(asked);
    }

    @Test
    void twoRoomsThatBothPressWriteToTheCustomerOnce() {
        var ofOrders = offered(shop.orders, "Send it to the customer");
        var ofMarketing = offered(marketing, "Send it to the customer");
        shop.press(ofOrders, ASHA);

        var reply = shop.press(ofMarketing, RAVI);

        assertThat(said(reply)).isEqualTo("The customer of cart 12 has been written to already."
                + " The next text can be sent on 26 Nov, 17:30.");
        assertThat(reply.parts()).extracting(Reply.Part::room).doesNotContain(customer);
        assertThat(nudge().sent()).isOne();
        assertThat(shop.audit()).containsExactly("nudge_cart allowed cart 12 sent to its customer",
                "nudge_cart failed customer_paused");
    }

    @Test
    void aDayLaterAPersonMayHaveAnotherTextSent() {
        shop.press(offered(shop.orders, "Send it to the customer"), ASHA);
        shop.clock.advance(Duration.ofDays(1).minusMillis(1));
        var early = shop.writtenAt(shop.clock.instant()).ask(shop.orders, new Intent.NudgeCart("12"));
        shop.clock.advance(Duration.ofMillis(1));
        var later = shop.writtenAt(shop.clock.instant()).ask(shop.orders, new Intent.NudgeCart("12"));

        assertThat(said(early)).startsWith("The customer of cart 12 has been written to already.");
        assertThat(labels(early)).containsExactly("It is paid", "Tomorrow", "Not again");
        assertThat(shop.press(later, "Send it to the customer", ASHA).parts().getLast().key()).endsWith(":2");
    }

    @Test
    void whatOneRoomEndedAnotherIsAskedAboutBeforeItWrites() {
        var send = offered(marketing, "Send it to the customer");
        shop.press(offered(shop.orders, "Not again"), ASHA);

        var asked = shop.press(send, RAVI);

        assertThat(said(asked)).isEqualTo("Somebody here said “Not again” about cart 12."
                + " Write to the customer all the same?");
        assertThat(asked.parts()).extracting(Reply.Part::room).doesNotContain(customer);
        assertThat(nudge().sent()).isZero();
        assertThat(shop.press(asked, "Yes", RAVI).parts().getLast().room()).isEqualTo(customer);
        assertThat(nudge().sent()).isOne();
        assertThat(nudge().muted()).isTrue();
    }

    @Test
    void whatOneRoomPutOffAnotherIsAskedAboutBeforeItWrites() {
        var send = offered(marketing, "Send it to the customer");
        shop.press(offered(shop.orders, "Tomorrow"), ASHA);

        var asked = shop.press(send, RAVI);

        assertThat(said(asked)).isEqualTo("Somebody here put cart 12 off until 26 Nov, 17:30."
                + " Write to the customer now all the same?");
        assertThat(said(shop.press(asked, "No", RAVI))).doesNotContain("written");
        assertThat(nudge().sent()).isZero();
    }

    @Test
    void inQuietHoursNobodyIsWrittenToAndTheCartComesBackAtTheirEnd() {
        shop.jdbc.sql("update tenant set quiet_from = 1020, quiet_to = 1110 where id = :shop")
                .param("shop", shop.shop).update();

        var reply = shop.press(offered(shop.orders, "Send it to the customer"), ASHA);

        assertThat(said(reply)).isEqualTo(
                "Customers are not written to until 25 Nov, 18:30. I will come back to cart 12 then.");
        assertThat(reply.parts()).extracting(Reply.Part::room).doesNotContain(customer);
        assertThat(nudge().sent()).isZero();
        assertThat(nudge().notBefore()).isEqualTo(Instant.parse("2026-11-25T13:00:00Z"));
    }

    @Test
    void theCustomerIsWrittenToInTheLanguageOfTheShop() {
        shop.jdbc.sql("update tenant set language = 'hi' where id = :shop").param("shop", shop.shop).update();
        var button = offered(shop.orders, "ग्राहक को भेजो");
        shop.jdbc.sql("update question set language = 'en' where tenant_id = :shop").param("shop", shop.shop).update();

        var reply = shop.press(button, ASHA);

        assertThat(shop.ai.nudges.getLast().locale()).isEqualTo("hi");
        assertThat(reply.parts().getLast().text()).endsWith("ऐसे संदेश और न चाहिए तो लिखिए: stop");
    }

    @Test
    void aRoomThatMayOnlySayThatItIsPaidIsOfferedThatAnew() {
        shop.jdbc.sql("insert into role_permission (tenant_id, role, intents)"
                + " values (:shop, 'marketing', '[\"update_order_status\"]')").param("shop", shop.shop).update();
        var paid = offered(marketing, "It is paid");
        shop.clock.advance(Duration.ofMinutes(10));

        var anew = shop.press(paid, RAVI);

        assertThat(labels(anew)).containsExactly("It is paid");
        assertThat(said(shop.press(anew, "It is paid", RAVI))).isEqualTo("Cart 12 is paid now.");
    }

    @Test
    void whatWasOfferedWeeksAgoIsOfferedAnewToo() {
        var paid = offered(shop.orders, "It is paid");
        shop.clock.advance(Duration.ofDays(29));
        offer(marketing);

        assertThat(toast(shop.press(paid, RAVI))).isEqualTo("That was long ago: please choose again.");
    }

    @Test
    void whoWantsNoneMeanwhileIsNotWrittenTo() {
        var plan = shop.plan(shop.pressed(offered(shop.orders, "Send it to the customer").id(), ASHA));
        shop.jdbc.sql("insert into opt_out (channel, chat, at) values ('telegram', :chat, 0)")
                .param("chat", customer.chat()).update();

        var reply = shop.carryOut(plan);

        assertThat(said(reply)).isEqualTo("The customer of cart 12 wants no reminders.");
        assertThat(reply.parts()).extracting(Reply.Part::room).doesNotContain(customer);
    }

    @Test
    void aCartThatIsPaidMeanwhileNeedsNothing() {
        var buttons = offer(shop.orders);
        shop.jdbc.sql("update nodes set status = 'paid' where tenant_id = :shop and kind = 'cart'")
                .param("shop", shop.shop).update();

        assertThat(said(shop.press(button(buttons, "Send it to the customer"), ASHA))).contains("settled already");
        assertThat(shop.ai.nudges).isEmpty();
    }

    @Test
    void whatWasOfferedTenMinutesAgoIsOfferedAnewAsThingsAre() {
        var paid = offered(shop.orders, "It is paid");
        shop.clock.advance(Duration.ofMinutes(10));

        var anew = shop.press(paid, RAVI);

        assertThat(toast(anew)).isEqualTo("That was long ago: please choose again.");
        assertThat(status()).isEqualTo("open");
        assertThat(said(anew)).startsWith("A reminder for cart 12 that you can send to the customer:");
        assertThat(labels(anew)).containsExactly("Send it to the customer", "It is paid", "Tomorrow", "Not again");
        assertThat(toast(shop.press(anew, "It is paid", ASHA))).contains("Only the person who was asked");
        assertThat(said(shop.press(anew, "It is paid", RAVI))).isEqualTo("Cart 12 is paid now.");
        assertThat(toast(shop.press(paid, RAVI))).contains("answered already");
    }

    @Test
    void whatTheRoomMayNotDoAnyMoreIsRefusedAtThePress() {
        var paid = offered(shop.orders, "It is paid");
        shop.bind(shop.orders, Role.MARKETING);

        assertThat(toast(shop.press(paid, BOSS))).isNotBlank().doesNotContain("Done");

        assertThat(status()).isEqualTo("open");
        assertThat(shop.audit()).containsExactly("update_order_status denied role_lacks_intent");
    }

    @Test
    void aRightThatGoesBetweenPressAndTransactionIsMissed() {
        var plan = shop.plan(shop.pressed(offered(shop.orders, "Not again").id(), ASHA));
        shop.unbind(shop.orders);

        shop.carryOut(plan);

        assertThat(nudge().muted()).isFalse();
        assertThat(shop.audit()).containsExactly("nudge_cart denied unbound");
    }

    @Test
    void whoIsNotOnTheListOfTheRoomMayNotPress() {
        var room = bean(RoomStore.class).find(shop.orders).orElseThrow();
        shop.run(() -> bean(SenderLists.class).allow(room, ASHA.id(), new Binding(BOSS.id(), Instant.EPOCH)));
        var never = offered(shop.orders, "Not again");

        shop.press(never, RAVI);
        assertThat(nudge().muted()).isFalse();
        shop.press(never, ASHA);

        assertThat(nudge().muted()).isTrue();
        assertThat(shop.audit()).containsExactly("nudge_cart denied sender_not_allowed",
                "nudge_cart allowed cart 12 muted");
    }

    @Test
    void eachRoomIsOfferedWhatItMayDo() {
        assertThat(offer(shop.orders)).extracting(Button::text).containsExactly("Send it to the customer",
                "It is paid", "Tomorrow", "Not again");
        assertThat(offer(marketing)).extracting(Button::text).containsExactly("Send it to the customer", "Tomorrow",
                "Not again");
        assertThat(offer(shop.inventory)).isEmpty();
    }

    @Test
    void aCauseThatIsOfferedAgainHasTheSameButtons() {
        assertThat(offer(shop.orders)).isEqualTo(offer(shop.orders)).isNotEmpty();
    }

    @Test
    void whoAsksForAReminderIsOfferedTheSame() {
        var reply = shop.ask(shop.orders, new Intent.NudgeCart("12"));

        assertThat(said(reply)).startsWith("A reminder for cart 12 that you can send to the customer:");
        assertThat(labels(reply)).containsExactly("Send it to the customer", "It is paid", "Tomorrow", "Not again");
        assertThat(shop.press(reply, "Send it to the customer", ASHA).parts().getLast().room()).isEqualTo(customer);
    }

    private Button offered(Room room, String label) {
        return button(offer(room), label);
    }

    private List<Button> offer(Room room) {
        var tenant = bean(TenantStore.class).find(shop.shop).orElseThrow();
        var bound = bean(RoomStore.class).find(room).orElseThrow();
        return bean(OfferButtons.class).under("cause:" + shop.shop + room.key(), tenant, bound,
                new OfferButtons.Offer("12", true, words)).stream()
                .flatMap(List::stream).toList();
    }

    private static Button button(List<Button> buttons, String label) {
        return buttons.stream().filter(button -> button.text().equals(label)).findFirst().orElseThrow();
    }

    private CartNudge nudge() {
        return bean(NudgeStore.class).of(shop.shop, "12");
    }

    private String created() {
        return shop.jdbc.sql("select created_at from nodes where tenant_id = :shop and kind = 'cart'")
                .param("shop", shop.shop).query(String.class).single();
    }

    private String status() {
        return shop.jdbc.sql("select status from nodes where tenant_id = :shop and kind = 'cart'")
                .param("shop", shop.shop).query(String.class).single();
    }

    private void insert(String kind, String id, String status, String data) {
        shop.jdbc.sql("""
                insert into nodes (tenant_id, kind, id, status, amount, data, created_at, updated_at)
                values (:shop, :kind, :id, :status, 5700, :data, :now, :now)
                """).param("shop", shop.shop).param("kind", kind).param("id", id).param("status", status)
                .param("data", data).param("now", shop.clock.millis()).update();
    }
}
