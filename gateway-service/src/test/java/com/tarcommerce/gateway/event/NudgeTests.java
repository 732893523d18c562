package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.alarm.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A cart that stays unpaid: its customer is written to where that is known and wanted, else its rooms are asked to. */
class NudgeTests extends WithGateway {
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AFTER_QUIET = Duration.ofMinutes(5);
    /** Each test has a customer of its own: who opts out does so everywhere. */
    private static final AtomicLong PEOPLE = new AtomicLong(500_000_000);

    @Autowired
    LookAtCart look;
    @Autowired
    ComposeNudge compose;
    @Autowired
    SettleNudge settle;
    private final String person = Long.toString(PEOPLE.incrementAndGet());

    @AfterEach
    void aiIsBack() {
        AI.answer(_ -> StandIn.Answer.of(200, "{\"text\":\"Still thinking?\",\"engine\":\"t\"}"));
    }

    @Test
    void aStopThatComesWhileTheTextIsMadeIsHeard() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        clock.advance(THREE_HOURS.plusMinutes(1));
        var seen = (LookAtCart.Sight.Abandoned) look.at(shop.id, "12");
        var nudge = compose.of(seen, Optional.of("Still thinking?"));

        jdbc.sql("insert into opt_out (channel, chat, at) values ('telegram', :person, 0)").param("person", person)
                .update();

        assertThat(settle.about(seen, nudge)).isFalse();
        assertThat(jdbc.sql("select count(*) from cart_message where tenant_id = :shop").param("shop", shop.id)
                .query(Long.class).single()).isZero();
    }

    @Test
    void theCustomerIsWrittenToWhereThatIsKnownAndOrdersIsToldThatItWas() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("""
                    Still thinking?

                    To get no more of these reminders, reply: stop""");
            assertThat(message.key()).isEqualTo(keyOf(shop, 1));
            assertThat(message.body().get("room").get("channel").asString()).isEqualTo("telegram");
            assertThat(message.body().get("priority").asString()).isEqualTo("broadcast");
            assertThat(message.body().get("callback").asString()).isEqualTo("/events/messages");
            assertThat(Instant.parse(message.body().get("expiresAt").asString()))
                    .isEqualTo(clock.instant().plus(Duration.ofHours(12)));
        });
        assertThat(told(shop, "orders-" + shop.id)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("""
                    Cart 12 for Asha has been unpaid for 3 h: ₹120.
                    I am writing to the customer on Telegram:
                    Still thinking?""");
            assertThat(labels(message)).containsExactly("It is paid", "Tomorrow", "Not again");
        });
        assertThat(audit(shop)).containsExactly("nudge_cart allowed cart 12 sent to its customer");
    }

    /** Whatever the shop speaks. */
    @ParameterizedTest
    @CsvSource({"en, hi, hi, लिखिए: stop", "hi, en, en, reply: stop", "hi, tamil, hi, लिखिए: stop"})
    void theCustomerIsWrittenToInTheLanguageThatTheShopHasNotedDown(String shops, String noted, String written,
            String stop) {
        AI.answer(call -> StandIn.Answer.of(200, "{\"text\":\"" + (call.body().contains("\"locale\":\"hi\"")
                ? "hi"
                : "en") + "\",\"engine\":\"t\"}"));
        var shop = shop().with("language = '" + shops + "'").withRoom("orders")
                .withCustomer("7", onTelegram().replace("}}", "},\"language\":\"" + noted + "\"}"))
                .withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith(written + "\n").endsWith(stop));
        assertThat(told(shop, "orders-" + shop.id)).singleElement().satisfies(
                message -> assertThat(message.text()).contains(shops.equals("en") ? "I am writing" : "Telegram")
                        .endsWith("\n" + written));
    }

    @Test
    void onWhatsAppTooByTheNumberOfTheShop() {
        var number = "9198" + person;
        var shop = shop().withRoom("orders").withCustomer("7", "{\"contact\":{\"channel\":\"whatsapp\","
                + "\"account\":\"1060\",\"chat\":" + number + "}}").withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, number)).singleElement()
                .satisfies(message -> assertThat(message.body().get("room").get("account").asString())
                        .isEqualTo("1060"));
        assertThat(told(shop, "orders-" + shop.id).getFirst().text()).contains("on WhatsApp");
    }

    @Test
    void whereNobodyKnowsTheChannelTheNudgeIsOfferedWithWhatEachRoomMayDo() {
        var shop = shop().withRoom("orders").withRoom("marketing").withCustomer("7", "{}")
                .withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("orders-" + shop.id, "marketing-" + shop.id);
        assertThat(OUTBOUND.texts(shop.id)).allSatisfy(
                text -> assertThat(text).endsWith("You could write to the customer:\nStill thinking?"));
        assertThat(labels(told(shop, "orders-" + shop.id).getFirst())).containsExactly("It is paid", "Tomorrow",
                "Not again");
        assertThat(labels(told(shop, "marketing-" + shop.id).getFirst())).containsExactly("Tomorrow", "Not again");
        assertThat(audit(shop)).containsExactly("nudge_cart allowed cart 12 offered to rooms");
    }

    @Test
    void aRoomThatMayDoNothingAboutItIsOnlyTold() {
        var shop = shop().withRoom("finance").withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.told(shop.id)).singleElement()
                .satisfies(message -> assertThat(message.body().has("buttons")).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"channel\":\"telegram\",\"chat\":\"-100123\"}", "{\"channel\":\"carrier pigeon\"}",
            "\"asha\"", "[]", "{\"channel\":\"whatsapp\",\"chat\":\"919876543210\"}",
            "{\"channel\":\"telegram\",\"chat\":5,\"thread\":\"3\"}"})
    void anAddressThatIsNoneIsNobodys(String contact) {
        var shop = shop().withRoom("orders").withCustomer("7", "{\"contact\":" + contact + "}")
                .withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.told(shop.id)).extracting(OutboundStandIn.Told::chat)
                .containsExactly("orders-" + shop.id);
    }

    @Test
    void aChatInWhichAnotherShopKeepsItsBooksIsNoCustomers() {
        var other = shop();
        jdbc.sql("""
                insert into chat (channel, account, chat, tenant_id, joined_at)
                values ('telegram', '', :chat, :shop, 0)
                """).param("chat", person).param("shop", other.id).update();
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).isEmpty();
        assertThat(told(shop, "orders-" + shop.id)).hasSize(1);
    }

    @Test
    void whoToldTheShopToStopIsNotWrittenTo() {
        var shop = shop().withRoom("orders")
                .withCustomer("7", onTelegram().replace("}}", "},\"opted_out\":true}")).withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).isEmpty();
        assertThat(told(shop, "orders-" + shop.id)).singleElement().satisfies(message -> {
            assertThat(message.text()).endsWith("The customer wants no reminders.");
            assertThat(labels(message)).doesNotContain("Send it to the customer");
        });
    }

    @Test
    void whoToldTarToStopIsNotWrittenTo() {
        jdbc.sql("insert into opt_out (channel, chat, at) values ('telegram', :chat, 0)").param("chat", person)
                .update();
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).isEmpty();
        assertThat(OUTBOUND.texts(shop.id)).singleElement().asString().contains("wants no reminders");
    }

    @Test
    void aCustomerIsWrittenToOnceForACartAndTheRoomIsAskedAfterwards() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);
        assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop));

        touch(shop);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(alarmOf(shop)));
        pass(shop, A_DAY);

        assertThat(told(shop, person)).hasSize(1);
        assertThat(told(shop, "orders-" + shop.id)).hasSize(2).last().satisfies(message -> {
            assertThat(message.text()).contains("You could write to the customer");
            assertThat(labels(message)).contains("Send it to the customer");
        });
    }

    @Test
    void asOftenAsTheShopSaysOnceADay() {
        var shop = shop().with("nudges = 2").withRoom("orders").withCustomer("7", onTelegram())
                .withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);
        var first = clock.instant();
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(alarmOf(shop)));

        clock.set(first.plus(A_DAY).minusMillis(1));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isZero();
        clock.set(first.plus(A_DAY));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isOne();
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop)));

        assertThat(told(shop, person)).extracting(OutboundStandIn.Told::key)
                .containsExactly(keyOf(shop, 1), keyOf(shop, 2));
        assertThat(shop.posts()).isZero();
    }

    /** SQL writers may delete a cart and give its number to another within the days for which outbound keeps keys. */
    @Test
    void aCartWithTheNumberOfADeletedOneIsACartOfItsOwn() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);
        jdbc.sql("delete from nodes where tenant_id = :shop and kind = 'cart'").param("shop", shop.id).update();

        shop.withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);

        assertThat(told(shop, person)).hasSize(2);
        assertThat(told(shop, "orders-" + shop.id)).hasSize(2);
    }

    @Test
    void aCartTouchedSoonAfterItsTextWaitsADayForTheNext() {
        var shop = shop().with("nudges = 1").withRoom("orders").withCustomer("7", onTelegram())
                .withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);
        shop.with("nudges = 3");
        var first = clock.instant();

        touch(shop);

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(alarmOf(shop)));
        assertThat(setFor(shop)).isEqualTo(first.plus(A_DAY));
    }

    @Test
    void aCartPaidBetweenTwoNudgesGetsNoSecondOne() {
        var shop = shop().with("nudges = 2").withRoom("orders").withCustomer("7", onTelegram())
                .withCart("12", 12_000, "7");
        pass(shop, THREE_HOURS);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKey(alarmOf(shop)));

        shop.update("cart", "12", "status = 'paid'");

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop)));
        assertThat(told(shop, person)).hasSize(1);
    }

    @Test
    void aShopThatWantsToBeAskedFirstIsOffered() {
        var shop = shop().with("nudges = 0").withRoom("orders").withCustomer("7", onTelegram())
                .withCart("12", 12_000, "7");

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(
                message -> assertThat(labels(message)).contains("Send it to the customer"));
    }

    @Test
    void inQuietHoursItWaitsForTheirEndAndIsLookedAtAgainThen() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7")
                .withCart("13", "open", 100);
        var due = touched(shop).plus(THREE_HOURS);
        quiet(shop, due.minusSeconds(60), due.plusSeconds(3600));
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(alarmOf(shop), alarmOf(shop, "13")));

        clock.set(due.plusSeconds(1));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isEqualTo(2);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
        var end = setFor(shop);
        assertThat(end).isBetween(due, due.plusSeconds(3660).plus(AFTER_QUIET));
        shop.update("cart", "13", "status = 'paid'");
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop, "13")));

        clock.set(end);
        assertThat(SCHEDULER.fireDue(shop.id, door())).isOne();

        assertThat(told(shop, person)).hasSize(1);
        assertThat(OUTBOUND.texts(shop.id)).noneMatch(text -> text.contains("Cart 13"));
    }

    @Test
    void whatWaitedForTheEndOfQuietHoursIsSpreadOverTheMinutesAfterIt() {
        var shop = shop().withRoom("orders");
        var carts = IntStream.range(0, 60).mapToObj(Integer::toString).toList();
        carts.forEach(cart -> shop.withCart(cart, "open", 100));
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(
                carts.stream().map(cart -> alarmOf(shop, cart)).toArray(String[]::new)));
        var due = clock.instant().plus(THREE_HOURS);
        quiet(shop, due.minusSeconds(600), due.plusSeconds(3600));
        var end = Instant.ofEpochSecond(due.plusSeconds(3600).getEpochSecond() / 60 * 60);

        clock.set(due.plusSeconds(60));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isEqualTo(carts.size());

        var moments = carts.stream().map(cart -> setFor(shop, cart)).toList();
        assertThat(moments).allSatisfy(at -> assertThat(at).isBetween(end, end.plus(AFTER_QUIET)));
        assertThat(moments.stream().distinct()).hasSizeGreaterThan(50);
        assertThat(moments.stream().max(Comparator.naturalOrder()).orElseThrow())
                .isAfter(end.plus(AFTER_QUIET.dividedBy(2)));
        assertThat(Objects.requireNonNull(SCHEDULER.alarms().get(alarmOf(shop, "1"))).get("misfire").asString())
                .isEqualTo("spread");
    }

    @Test
    void whatHasNotLeftWhenQuietHoursBeginDoesNotLeaveInThem() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        var due = touched(shop).plus(THREE_HOURS);
        quiet(shop, due.plusSeconds(3600), due.plusSeconds(7200));

        pass(shop, THREE_HOURS);

        assertThat(Instant.parse(told(shop, person).getFirst().body().get("expiresAt").asString()))
                .isBetween(due.plusSeconds(3540), due.plusSeconds(3600));
    }

    @Test
    void whenQuietHoursBeginWhileTheTextIsWrittenItWaitsToo() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        var due = touched(shop).plus(THREE_HOURS);
        quiet(shop, due.plusSeconds(3600), due.plusSeconds(7200));
        AI.answer(_ -> {
            clock.set(due.plusSeconds(3700));
            return StandIn.Answer.of(200, "{\"text\":\"Still thinking?\",\"engine\":\"t\"}");
        });

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
        assertThat(setFor(shop)).isBetween(due.plusSeconds(7140), due.plusSeconds(7200).plus(AFTER_QUIET));
    }

    @Test
    void aCartPaidWhileTheTextIsWrittenIsNotNudged() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        AI.answer(_ -> {
            shop.update("cart", "12", "status = 'paid'");
            return StandIn.Answer.of(200, "{\"text\":\"Still thinking?\",\"engine\":\"t\"}");
        });

        pass(shop, THREE_HOURS);

        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void aWaitThatTheShopChangesHoldsForCartsThatAreWaiting() {
        var shop = shop().withRoom("orders").withCart("12", "open", 100).withCart("13", "paid", 100);
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());

        shop.with("cart_wait_seconds = 3600");

        await().untilAsserted(() -> assertThat(setFor(shop)).isEqualTo(touched(shop).plusSeconds(3600)));
        assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop, "13"));
    }

    @Test
    void whatARoomPutsOffOrEndsItsAlarmFollows() {
        var shop = shop().withRoom("orders").withCart("12", "open", 100).withCart("13", "open", 100);
        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).containsKeys(alarmOf(shop), alarmOf(shop, "13")));
        var later = touched(shop).plus(A_DAY);

        jdbc.sql("""
                insert into cart_nudge (tenant_id, cart_id, version, not_before, muted, changed_at)
                values (:shop, '12', 1, :later, 0, :now), (:shop, '13', 1, null, 1, :now)
                """).param("shop", shop.id).param("later", later.toEpochMilli())
                .param("now", clock.millis()).update();

        await().untilAsserted(() -> assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop, "13")));
        await().untilAsserted(() -> assertThat(setFor(shop)).isEqualTo(later));
        shop.update("cart", "13", "amount = 200");
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        assertThat(SCHEDULER.alarms()).doesNotContainKey(alarmOf(shop, "13"));
    }

    /** As after kill -9 when outbound had taken the messages and nothing of it was written down yet. */
    @Test
    void whatWasSentBeforeACrashIsNotSentTwiceInOtherWordsNeither() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plus(THREE_HOURS));
        Knock.post(port, clock, fired);
        var before = OUTBOUND.told(shop.id);
        jdbc.sql("delete from cart_nudge where tenant_id = :shop").param("shop", shop.id).update();
        jdbc.sql("update inbound_event set state = 'received' where webhook_id = :id").param("id", fired.id())
                .update();
        AI.answer(_ -> StandIn.Answer.of(200, "{\"text\":\"In other words?\",\"engine\":\"t\"}"));
        var calls = OUTBOUND.calls(shop.id);

        resume.start();

        await().untilAsserted(() -> assertThat(events.open()).extracting(InboundEvents.Open::webhookId)
                .doesNotContain(fired.id()));
        assertThat(OUTBOUND.calls(shop.id)).isGreaterThan(calls);
        assertThat(OUTBOUND.told(shop.id)).isEqualTo(before).hasSize(2);
        assertThat(jdbc.sql("select told || ' ' || sent from cart_nudge where tenant_id = :shop")
                .param("shop", shop.id).query(String.class).single()).isEqualTo("1 1");
    }

    /** As after kill -9 when the alarm's row was there and nothing else. */
    @Test
    void whatWasNotSentBeforeACrashIsSent() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plus(THREE_HOURS));
        events.keep(fired.id(), fired.body());

        resume.start();
        await().untilAsserted(() -> assertThat(OUTBOUND.told(shop.id)).hasSize(2));
        assertThat(Knock.post(port, clock, fired)).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).hasSize(2);
        assertThat(audit(shop)).hasSize(1);
    }

    @Test
    void aCartPaidWhileTheGatewayWasAwayIsNotNudged() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        var fired = Knock.unpaid(shop, "cart:12", "12");
        clock.set(touched(shop).plus(THREE_HOURS));
        events.keep(fired.id(), fired.body());
        shop.update("cart", "12", "status = 'paid'");

        resume.start();

        await().untilAsserted(() -> assertThat(events.open()).extracting(InboundEvents.Open::webhookId)
                .doesNotContain(fired.id()));
        assertThat(OUTBOUND.calls(shop.id)).isZero();
    }

    @Test
    void withoutAiTheRoomIsAskedAfterAWhile() {
        var shop = shop().withRoom("orders").withCustomer("7", onTelegram()).withCart("12", 12_000, "7");
        AI.answer(_ -> StandIn.Answer.of(503));
        clock.set(touched(shop).plus(THREE_HOURS));
        var fired = Knock.unpaid(shop, "cart:12", "12");

        assertThat(Knock.post(port, clock, fired)).isEqualTo(503);
        assertThat(Knock.post(port, clock,
                new Knock.Fired(fired.id(), fired.body().replace("\"attempt\":1", "\"attempt\":3")))).isEqualTo(200);

        assertThat(OUTBOUND.told(shop.id)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Cart 12 for Asha has been unpaid for 3 h: ₹120.");
            assertThat(labels(message)).contains("Send it to the customer");
        });
    }

    /** Once its alarm is set, time passes, and the scheduler fires what is due. */
    private void pass(Shop shop, Duration time) {
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
        clock.set(touched(shop).plus(time));
        assertThat(SCHEDULER.fireDue(shop.id, door())).isOne();
        await().untilAsserted(() -> assertThat(shop.posts()).isZero());
    }

    private void touch(Shop shop) {
        jdbc.sql("update nodes set amount = amount + 1, version = version + 1, updated_at = :now"
                + " where tenant_id = :shop and kind = 'cart'").param("now", clock.millis()).param("shop", shop.id)
                .update();
    }

    /** Quiet hours are minutes of the day: they begin and end up to a minute before the moments. */
    private void quiet(Shop shop, Instant from, Instant to) {
        shop.with("zone = 'UTC', quiet_from = " + minute(from) + ", quiet_to = " + minute(to));
    }

    private static long minute(Instant moment) {
        return moment.getEpochSecond() / 60 % 1440;
    }

    private ManualScheduler.Door door() {
        return (id, body) -> Knock.post(port, clock, new Knock.Fired(id, body));
    }

    private String onTelegram() {
        return "{\"contact\":{\"channel\":\"telegram\",\"chat\":\"" + person + "\"}}";
    }

    private static List<OutboundStandIn.Told> told(Shop shop, String chat) {
        return OUTBOUND.told(shop.id).stream().filter(message -> message.chat().equals(chat)).toList();
    }

    private static List<String> labels(OutboundStandIn.Told message) {
        return message.body().path("buttons").valueStream().flatMap(JsonNode::valueStream)
                .map(button -> button.get("text").asString()).toList();
    }

    private List<String> audit(Shop shop) {
        return jdbc.sql("select action || ' ' || decision || ' ' || reason from audit where tenant_id = :shop"
                + " and source = 'alarm'").param("shop", shop.id).query(String.class).list();
    }

    private Instant touched(Shop shop) {
        return Instant.ofEpochMilli(Long.parseLong(shop.column("cart", "12", "updated_at")));
    }

    private static Instant setFor(Shop shop) {
        return setFor(shop, "12");
    }

    private static Instant setFor(Shop shop, String cart) {
        var alarm = Objects.requireNonNull(SCHEDULER.alarms().get(alarmOf(shop, cart)));
        return Instant.parse(alarm.get("at").asString());
    }

    private static String keyOf(Shop shop, int text) {
        return "cart.nudge:" + shop.id + ":12:" + shop.column("cart", "12", "created_at") + ":" + text;
    }

    private static String alarmOf(Shop shop) {
        return alarmOf(shop, "12");
    }

    private static String alarmOf(Shop shop, String cart) {
        return String.format(Locale.ROOT, "/v1/alarms/%s/cart:%s/unpaid", shop.id, cart);
    }
}
