package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.shop.TenantStore;
import com.tarcommerce.gateway.task.AnswerTask;
import com.tarcommerce.gateway.task.Task;
import com.tarcommerce.gateway.task.TaskState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock stands at 14:30 of Wednesday, 25 November 2026, in the shop's zone. */
class TaskVerbsTests {
    private static final Instant TOMORROW_NINE = Instant.parse("2026-11-26T03:30:00Z");

    private final Shopkeepers shop = new Shopkeepers();

    @Test
    void aReminderIsKeptAndItsMomentSaidInTheZoneOfTheShop() {
        var answer = shop.say(shop.orders, reminder("call the supplier", TOMORROW_NINE));

        assertThat(answer).isEqualTo("""
                Okay, I will remind this room on Thu 26 Nov, 09:00: call the supplier
                To take it back: cancel reminder 1""");
        assertThat(shop.jdbc.sql("select at || ' ' || thread || ' ' || created_by || ' ' || state from task"
                + " where tenant_id = :shop").param("shop", shop.shop).query(String.class).single())
                .isEqualTo(TOMORROW_NINE.toEpochMilli() + " 46 " + ASHA.id() + " waiting");
        assertThat(shop.audit()).containsExactly("schedule_reminder allowed allowed");
    }

    @Test
    void inHindiItIsSaidInHindi() {
        shop.ai.means("कल सुबह 9 बजे याद दिलाना", reminder("सप्लायर", TOMORROW_NINE));

        var answer = Shopkeepers.said(shop.write(shop.orders, ASHA, "कल सुबह 9 बजे याद दिलाना"));

        assertThat(answer).contains("26 नव", "09:00").startsWith("ठीक है");
    }

    @Test
    void aReminderWithoutItsMomentIsAskedBack() {
        assertThat(shop.say(shop.orders, reminder("call", null))).contains("when?", "for example");
        assertThat(shop.say(shop.orders, reminder(" ", TOMORROW_NINE))).contains("when?");
        assertThat(tasks()).isZero();
    }

    @Test
    void whatLiesBehindOrTooFarAheadIsDeclined() {
        var passed = shop.say(shop.orders, reminder("call", shop.clock.instant()));
        var far = shop.say(shop.orders, reminder("call", shop.clock.instant().plus(Duration.ofDays(4000))));
        var wordy = shop.say(shop.orders, reminder("x".repeat(1001), TOMORROW_NINE));

        assertThat(passed).isEqualTo("That moment has passed already: Wed 25 Nov, 14:30. Please give another one.");
        assertThat(far).contains("too far", "2037");
        assertThat(wordy).contains("too long");
        assertThat(tasks()).isZero();
    }

    /** The clocks skip 02:00 to 03:00 on 14 March 2027, and show 01:00 to 02:00 twice on 7 November. */
    @ParameterizedTest
    @CsvSource({"2027-03-13T12:00:00Z, 30 2 * * *, 'Sun 14 Mar, 03:00'",
            "2027-11-07T05:30:00Z, 30 1 * * *, 'Mon 8 Nov, 01:30'"})
    void theNextTimeThatIsToldIsTheOneThatComesWhereTheClocksChange(Instant now, String cron, String next) {
        shop.jdbc.sql("update tenant set zone = 'America/New_York' where id = :shop").param("shop", shop.shop).update();
        shop.clock.set(now);
        shop.writtenAt(now);

        var told = shop.say(shop.orders, new Intent.ScheduleRecurring("count the till", cron));
        var listed = shop.say(shop.orders, new Intent.ListTasks());

        assertThat(told).contains(next);
        assertThat(listed).contains(next);
    }

    @Test
    void aRoomListsItsOwnOnly() {
        shop.say(shop.orders, reminder("later", TOMORROW_NINE.plusSeconds(3600)));
        shop.say(shop.orders, reminder("sooner", TOMORROW_NINE));

        assertThat(shop.say(shop.orders, new Intent.ListTasks())).isEqualTo("""
                What I will remind this room of:
                2. Thu 26 Nov, 09:00: sooner
                1. Thu 26 Nov, 10:00: later""");
        assertThat(shop.say(shop.inventory, new Intent.ListTasks())).isEqualTo(
                "There are no reminders in this room.");
    }

    @Test
    void aRoomCancelsItsOwnOnlyAndOnce() {
        shop.say(shop.orders, reminder("call", TOMORROW_NINE));

        var elsewhere = shop.say(shop.inventory, new Intent.CancelTask("1"));
        var here = shop.say(shop.orders, new Intent.CancelTask("#1"));
        var again = shop.say(shop.orders, new Intent.CancelTask("1"));

        assertThat(elsewhere).isEqualTo("This room has no reminder 1. To see them: list reminders");
        assertThat(here).isEqualTo("Reminder 1 is cancelled: call");
        assertThat(again).isEqualTo("Reminder 1 is over already, or cancelled.");
        assertThat(shop.say(shop.orders, new Intent.CancelTask("x"))).contains("no reminder x");
    }

    @Test
    void whichOneIsAskedWithButtons() {
        shop.say(shop.orders, reminder("call", TOMORROW_NINE));
        shop.say(shop.orders, reminder("pay", TOMORROW_NINE.plusSeconds(60)));

        var question = shop.ask(shop.orders, new Intent.CancelTask(null));
        var pressed = Shopkeepers.said(shop.press(question, "2. pay", ASHA));

        assertThat(Shopkeepers.labels(question)).containsExactly("1. call", "2. pay", "None of these");
        assertThat(pressed).isEqualTo("Reminder 2 is cancelled: pay");
    }

    @Test
    void numbersAreNotGivenTwiceAndEachShopCountsItsOwn() {
        shop.say(shop.orders, reminder("a", TOMORROW_NINE));
        shop.say(shop.orders, new Intent.CancelTask("1"));
        var other = new Shopkeepers();

        assertThat(shop.say(shop.orders, reminder("b", TOMORROW_NINE))).endsWith("cancel reminder 2");
        assertThat(other.say(other.orders, reminder("c", TOMORROW_NINE))).endsWith("cancel reminder 1");
    }

    @Test
    void aRoomDoesNotKeepMoreThanAHundred() {
        for (int number = 0; number < ScheduleReminder.MOST; number++) {
            shop.say(shop.orders, reminder("a", TOMORROW_NINE));
        }

        assertThat(shop.say(shop.orders, reminder("b", TOMORROW_NINE))).contains("100 reminders already");
        assertThat(shop.say(shop.inventory, reminder("b", TOMORROW_NINE))).startsWith("Okay");
    }

    @Test
    void whatWasPausedGoesOnWhenTheRoomIsBoundAgain() {
        shop.say(shop.orders, reminder("call", TOMORROW_NINE));
        shop.unbind(shop.orders);
        shop.jdbc.sql("update task set state = 'paused' where tenant_id = :shop").param("shop", shop.shop).update();

        shop.bind(shop.inventory, Role.FINANCE);
        assertThat(state()).isEqualTo("paused");
        shop.bind(shop.orders, Role.FINANCE);

        assertThat(state()).isEqualTo("waiting");
    }

    @Test
    void aChatThatGotAnotherIdKeepsItsTasks() {
        shop.say(shop.orders, reminder("call", TOMORROW_NINE));

        shop.run(() -> shop.jdbc.sql("update or replace chat set chat = chat || 'new' where tenant_id = :shop")
                .param("shop", shop.shop).update());

        assertThat(shop.jdbc.sql("select chat from task where tenant_id = :shop").param("shop", shop.shop)
                .query(String.class).single()).isEqualTo(shop.forum.chat() + "new");
    }

    @Test
    void whatRepeatsSaysItsFirstTimeInTheZoneOfTheShop() {
        var answer = shop.say(shop.inventory, new Intent.ScheduleRecurring("send low stock", "0 10 * * 1"));

        assertThat(answer).isEqualTo("""
                Okay, I will tell this room every Monday at 10:00, first on Mon 30 Nov, 10:00: send low stock
                To stop it: cancel reminder 1""");
        assertThat(shop.say(shop.inventory, new Intent.ListTasks())).endsWith(
                "1. every Monday at 10:00, next on Mon 30 Nov, 10:00: send low stock");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 9 * * *      | every day at 09:00, first on Thu 26 Nov, 09:00
            30 18 * * 1-5  | every day from Monday to Friday at 18:30, first on Wed 25 Nov, 18:30
            0 10 * * 1,4   | every Monday, Thursday at 10:00, first on Thu 26 Nov, 10:00
            0 10 * * 0     | every Sunday at 10:00, first on Sun 29 Nov, 10:00
            0 9 1 * *      | on day 1 of every month at 09:00, first on Tue 1 Dec, 09:00
            0 * * * *      | every hour, first on Wed 25 Nov, 15:00
            0 */6 * * *    | every 6 hours, first on Wed 25 Nov, 18:00
            */20 * * * *   | every 20 minutes, first on Wed 25 Nov, 14:40
            * * * * *      | every minute, first on Wed 25 Nov, 14:31
            0 10 27 * 1    | again and again, first on Fri 27 Nov, 10:00
            15 * * * *     | again and again, first on Wed 25 Nov, 15:15
            """)
    void whatRepeatsIsSaidInWords(String cron, String words) {
        assertThat(shop.say(shop.orders, new Intent.ScheduleRecurring("x", cron)))
                .startsWith("Okay, I will tell this room " + words + ": x");
    }

    @Test
    void whatRepeatsIsSaidInTheLanguageOfTheMessage() {
        shop.ai.means("हर सोमवार 10 बजे", new Intent.ScheduleRecurring("कम स्टॉक", "0 10 * * 1"));

        assertThat(Shopkeepers.said(shop.write(shop.orders, ASHA, "हर सोमवार 10 बजे")))
                .startsWith("ठीक है, इस रूम को हर सोमवार 10:00 बजे बताऊँगा, पहली बार सोम 30 नव॰, 10:00 पर: कम स्टॉक");
    }

    @Test
    void whatIsOverIsForgottenAfterAMonthAndItsNumberNotGivenAgain() {
        shop.say(shop.orders, reminder("a", TOMORROW_NINE));
        shop.say(shop.orders, reminder("b", TOMORROW_NINE));
        shop.say(shop.orders, reminder("stays", TOMORROW_NINE.plus(Duration.ofDays(100))));
        shop.say(shop.orders, reminder("c", TOMORROW_NINE));
        for (var over : new String[]{"1", "2", "4"}) {
            shop.say(shop.orders, new Intent.CancelTask(over));
        }

        shop.clock.advance(Duration.ofDays(30).plusMillis(1));
        shop.writtenAt(shop.clock.instant()).say(shop.orders, new Intent.CancelTask("3"));

        assertThat(shop.jdbc.sql("select id || ' ' || state from task where tenant_id = :shop order by id")
                .param("shop", shop.shop).query(String.class).list()).containsExactly("3 cancelled", "4 cancelled");
        assertThat(shop.writtenAt(shop.clock.instant()).say(shop.orders,
                reminder("d", shop.clock.instant().plusSeconds(60)))).endsWith("cancel reminder 5");
    }

    @Test
    void whatNeverComesOrIsNoCronIsAskedBack() {
        for (var cron : new String[]{"0 10 30 2 *", "nonsense", "0 10 * *", "0 10 L * *", "61 * * * *"}) {
            assertThat(shop.say(shop.orders, new Intent.ScheduleRecurring("x", cron))).contains("how often?");
        }
        assertThat(tasks()).isZero();
    }

    @Test
    void ofTwoDayFieldsEitherCounts() {
        assertThat(shop.say(shop.orders, new Intent.ScheduleRecurring("x", "0 10 27 * 1"))).contains("Fri 27 Nov");
    }

    @Test
    void aQuestionIsAnsweredAsTheShopIsAndAChangeIsOnlySaid() {
        shop.item("Milk", "28", "2");
        shop.ai.means("send low stock", new Intent.ListLowStock(null));
        shop.ai.means("empty the shelf", new Intent.UpdateStock("Milk", BigDecimal.ZERO));

        assertThat(answered(shop.inventory, "send low stock")).hasValueSatisfying(
                text -> assertThat(text).contains("Milk: 2"));
        assertThat(answered(shop.orders, "send low stock")).hasValue("That belongs in #inventory.");
        assertThat(answered(shop.inventory, "empty the shelf")).isEmpty();
        assertThat(answered(shop.inventory, "clean the fridge")).isEmpty();
        assertThat(shop.stock("Milk")).isEqualByComparingTo("2");
    }

    private Optional<String> answered(Room room, String text) {
        var tenant = Shopkeepers.bean(TenantStore.class).find(shop.shop).orElseThrow();
        return Shopkeepers.bean(AnswerTask.class).answer(new Task(shop.shop, 1, room, ASHA.id(), Locale.ENGLISH, text,
                null, "0 10 * * 1", TaskState.WAITING, "", Instant.EPOCH), tenant);
    }

    private String state() {
        return shop.jdbc.sql("select state from task where tenant_id = :shop").param("shop", shop.shop)
                .query(String.class).single();
    }

    private long tasks() {
        return shop.jdbc.sql("select count(*) from task where tenant_id = :shop").param("shop", shop.shop)
                .query(Long.class).single();
    }

    private static Intent reminder(String text, @Nullable Instant at) {
        return new Intent.ScheduleReminder(text, at);
    }
}
