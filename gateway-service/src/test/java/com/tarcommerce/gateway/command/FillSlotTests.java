package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.RAVI;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillSlotTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"7;7", " 2.5 ;2.5", "१५;15", "1,200;1200"})
    void aNumberAloneAnswersTheQuestion(String text, String stock) {
        assertThat(shop.say(shop.inventory, new Intent.UpdateStock("Milk", null)))
                .isEqualTo("How many Milk are there now? Just send the number.");

        shop.write(shop.inventory, ASHA, text);

        assertThat(shop.stock("Milk")).isEqualByComparingTo(stock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7 bread", "seven", "7 8", "1,2", "1e9", "999x"})
    void anythingElseIsNoAnswer(String text) {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));

        assertThat(shop.write(shop.inventory, ASHA, text)).isEqualTo(Reply.silence());
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void onlyTheAskerIsWaitedForOnlyHereAndOnlyForAWhile() {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));

        shop.write(shop.inventory, RAVI, "7");
        shop.write(shop.orders, ASHA, "7");
        shop.clock.advance(Duration.ofMinutes(10));
        shop.writtenAt(shop.clock.instant());
        shop.write(shop.inventory, ASHA, "7");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));
        shop.write(shop.inventory, ASHA, "7");

        shop.write(shop.inventory, ASHA, "3");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("7");
    }

    @Test
    void whoAsksForSomethingElseIsNotWaitedForAnyMore() {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));
        shop.say(shop.inventory, new Intent.CheckStock("Milk"));

        shop.write(shop.inventory, ASHA, "7");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void theAnswerIsAuthorisedAnew() {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));
        shop.bind(shop.inventory, Role.FINANCE);

        shop.write(shop.inventory, ASHA, "7");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).last().isEqualTo("update_stock denied role_lacks_intent");
    }

    @Test
    void whetherStockCameOrWentMustBeSaid() {
        shop.say(shop.inventory, new Intent.AdjustStock("Milk", null));

        assertThat(shop.write(shop.inventory, ASHA, "5")).isEqualTo(Reply.silence());
        shop.write(shop.inventory, ASHA, "-5");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @CsvSource({"+5,17", "-5,7", "+ 5,17", "+५,17"})
    void aSignedNumberIsWhatCameOrWentThoughTheWholeWasAskedFor(String text, String stock) {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));

        shop.write(shop.inventory, ASHA, text);

        assertThat(shop.stock("Milk")).isEqualByComparingTo(stock);
        assertThat(shop.audit()).last().isEqualTo("adjust_stock allowed allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "-5", "₹+5", "rs -5"})
    void aPriceThatIsSignedIsAskedForAgain(String text) {
        shop.say(shop.inventory, new Intent.UpdatePrice("Milk", null));

        assertThat(said(shop.write(shop.inventory, ASHA, text))).startsWith("What does Milk cost?");
        assertThat(shop.item("Milk").amount()).isEqualTo(2850);

        shop.write(shop.inventory, ASHA, "30");
        assertThat(shop.item("Milk").amount()).isEqualTo(3000);
    }

    @Test
    void anAnswerInTheSupergroupThatTheGroupBecameCounts() {
        shop.say(shop.inventory, new Intent.UpdateStock("Milk", null));
        var id = shop.forum.chat() + "000";
        shop.carryOut(shop.plan(new Incoming.ChatMoved(shop.forum, id, shop.clock.instant())));

        shop.write(Room.of("telegram", id).inThread("45"), ASHA, "7");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"₹30.50", "rs 30.50", "30.50", "30.50/-"})
    void aPriceMayHaveItsSign(String text) {
        shop.say(shop.inventory, new Intent.UpdatePrice("Milk", null));

        shop.write(shop.inventory, ASHA, text);

        assertThat(shop.item("Milk").amount()).isEqualTo(3050);
    }

    @Test
    void anOrdersNumberAnswersWhichOrder() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", BigDecimal.ONE, null));
        assertThat(shop.say(shop.orders, new Intent.UpdateOrderStatus(null, OrderStatus.PAID)))
                .contains("Which order?");

        shop.write(shop.orders, ASHA, "#1001");

        assertThat(shop.order("1001").status()).isEqualTo("paid");
    }

    @Test
    void aMissingStatusIsOfferedAsTheOrdersNextSteps() {
        shop.say(shop.orders, new Intent.CreateOrder("Milk", BigDecimal.ONE, null));

        var question = shop.ask(shop.orders, new Intent.UpdateOrderStatus("1001", null));

        assertThat(labels(question)).containsExactly("paid", "packed", "shipped", "delivered", "cancelled",
                "None of these");
        shop.press(question, "packed", ASHA);
        assertThat(shop.order("1001").status()).isEqualTo("packed");
    }

    @Test
    void inASmallShopAMissingItemIsOffered() {
        shop.item("Bread", "40", "2");

        var question = shop.ask(shop.inventory, new Intent.UpdateStock(null, BigDecimal.ONE));

        assertThat(labels(question)).containsExactly("Bread", "Milk", "None of these");
    }

    @Test
    void inALargerShopAMissingItemIsAskedForByName() {
        for (int i = 0; i < 9; i++) {
            shop.item("Item " + i, "1", "1");
        }
        assertThat(shop.say(shop.inventory, new Intent.UpdateStock(null, BigDecimal.ONE))).contains("Which item?");

        shop.write(shop.inventory, ASHA, "item 3");

        assertThat(shop.stock("Item 3")).isEqualByComparingTo("1");
    }

    @Test
    void aNumberAfterAButtonCompletesTheRest() {
        shop.item("Bread", "40", "2");
        var question = shop.ask(shop.inventory, new Intent.UpdateStock(null, null));
        assertThat(said(shop.press(question, "Bread", ASHA))).startsWith("How many Bread");

        shop.write(shop.inventory, ASHA, "9");

        assertThat(shop.stock("Bread")).isEqualByComparingTo("9");
    }

    @Test
    void aMissingPeriodIsOffered() {
        shop.bind(shop.orders, Role.FINANCE);

        var question = shop.ask(shop.orders, new Intent.SalesSummary(null));

        assertThat(labels(question)).contains("Today", "Last month");
        assertThat(said(shop.press(question, "Today", ASHA))).contains("no paid orders");
    }

    @Test
    void aNewItemWithoutANameIsAskedForInOneSentence() {
        assertThat(shop.say(shop.inventory, new Intent.AddItem(null, BigDecimal.ONE, null, null)))
                .contains("What is the new item called?");
    }
}
