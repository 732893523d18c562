package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryVerbsTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.item("Tata Salt 1kg (50% off) {new} Asha's", "25", "3");
    }

    @Test
    void stockIsAddedAndTaken() {
        assertThat(shop.say(shop.inventory, new Intent.AdjustStock("Milk", new BigDecimal("2.5"))))
                .isEqualTo("Milk: 14.5 in stock now (before: 12).");
        assertThat(shop.say(shop.inventory, new Intent.AdjustStock("milk", BigDecimal.TEN.negate())))
                .isEqualTo("Milk: 4.5 in stock now (before: 14.5).");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("4.5");
    }

    @Test
    void takingMoreThanIsThereAsksAndThenSetsItToZero() {
        var question = shop.ask(shop.inventory, new Intent.AdjustStock("Milk", new BigDecimal("-20")));
        assertThat(said(question)).isEqualTo("By my count there are only 12 of Milk, not 20. Shall I set it to 0?");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");

        shop.press(question, "Yes, set it to 0", ASHA);

        assertThat(shop.stock("Milk")).isZero();
        assertThat(shop.say(shop.inventory, new Intent.AdjustStock("Milk", BigDecimal.ONE.negate())))
                .contains("out of stock already");
    }

    @Test
    void stockAndPriceAreTold() {
        assertThat(shop.say(shop.inventory, new Intent.CheckStock("MILK")))
                .isEqualTo("Milk: 12 in stock, ₹28.50 each.");
        assertThat(shop.say(shop.orders, new Intent.CheckStock("Milk"))).startsWith("Milk: 12");
        assertThat(shop.say(shop.inventory, new Intent.CheckStock("Soap"))).contains("no item called Soap");
    }

    @Test
    void namesWithSignsOfTheirOwnAreSaidAsTheyAre() {
        assertThat(shop.say(shop.inventory, new Intent.CheckStock("Tata Salt 1kg (50% off) {new} Asha's")))
                .isEqualTo("Tata Salt 1kg (50% off) {new} Asha's: 3 in stock, ₹25 each.");
    }

    @Test
    void moneyIsToldInTheShopsCurrency() {
        shop.jdbc.sql("update tenant set currency = 'AED' where id = :shop").param("shop", shop.shop).update();

        assertThat(shop.say(shop.inventory, new Intent.CheckStock("Milk"))).contains("AED 28.50").doesNotContain("₹");
    }

    @Test
    void whatRunsOutIsListedEmptiestFirst() {
        shop.item("Bread", "40", "0");

        assertThat(shop.say(shop.inventory, new Intent.ListLowStock(null)))
                .isEqualTo("Running out:\n• Bread: 0\n• Tata Salt 1kg (50% off) {new} Asha's: 3");
        assertThat(shop.say(shop.inventory, new Intent.ListLowStock(new BigDecimal("12")))).contains("• Milk: 12");
        assertThat(shop.say(shop.inventory, new Intent.ListLowStock(new BigDecimal("-1")))).contains("No item has -1");
    }

    @Test
    void anItemIsAdded() {
        var answer = shop.say(shop.inventory, new Intent.AddItem("  Brown \n Bread ", new BigDecimal("40.5"),
                new BigDecimal("20"), "pcs"));

        assertThat(answer).isEqualTo("Added Brown Bread: 20 pcs in stock, ₹40.50 each.");
        assertThat(shop.item("Brown Bread").amount()).isEqualTo(4050);
        assertThat(Items.unitOf(shop.item("brownbread"))).isEqualTo("pcs");
    }

    @Test
    void anItemWithoutAPriceIsAddedAndAsksForOne() {
        assertThat(shop.say(shop.inventory, new Intent.AddItem("Bread", null, null, null)))
                .contains("Added Bread: 0 in stock").contains("no price yet");
    }

    @Test
    void aNameThatIsTakenOrTooLongIsNotAdded() {
        assertThat(shop.say(shop.inventory, new Intent.AddItem("m i l k", BigDecimal.ONE, null, null)))
                .isEqualTo("Milk is there already: 12 in stock, ₹28.50 each.");
        assertThat(shop.say(shop.inventory, new Intent.AddItem("x".repeat(101), null, null, null)))
                .contains("too long");
        assertThat(Shopkeepers.bean(NodeStore.class).itemNames(shop.shop)).hasSize(2);
    }

    @Test
    void aPriceIsSetToThePaisa() {
        assertThat(shop.say(shop.inventory, new Intent.UpdatePrice("Milk", new BigDecimal("30.05"))))
                .isEqualTo("Milk now costs ₹30.05 (before: ₹28.50).");
        assertThat(shop.item("Milk").amount()).isEqualTo(3005);
    }

    @ParameterizedTest
    @CsvSource({"28.505,two decimals", "-1,below 0", "99999999999,too large"})
    void aPriceThatCantBeIsAskedAgain(String price, String answer) {
        assertThat(shop.say(shop.inventory, new Intent.UpdatePrice("Milk", new BigDecimal(price)))).contains(answer);
        assertThat(shop.item("Milk").amount()).isEqualTo(2850);
    }

    @Test
    void aPriceThatCanHardlyBeIsConfirmed() {
        var question = shop.ask(shop.inventory, new Intent.UpdatePrice("Milk", new BigDecimal("2000000")));
        assertThat(said(question)).contains("₹20,00,000");
        assertThat(shop.item("Milk").amount()).isEqualTo(2850);

        shop.press(question, "Yes", ASHA);

        assertThat(shop.item("Milk").amount()).isEqualTo(200_000_000);
    }

    @Test
    void removingAsksOnceAndSaysWhatIsThere() {
        var question = shop.ask(shop.inventory, new Intent.RemoveItem("milk"));
        assertThat(said(question)).isEqualTo("Remove Milk (12 in stock) from the catalogue?");
        assertThat(labels(question)).containsExactly("Yes", "No");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");

        assertThat(said(shop.press(question, "Yes", ASHA))).isEqualTo("Removed Milk from the catalogue.");

        assertThat(Shopkeepers.bean(NodeStore.class).itemNamed(shop.shop, "Milk")).isEmpty();
    }

    @Test
    void sayingNoKeepsTheItem() {
        var question = shop.ask(shop.inventory, new Intent.RemoveItem("milk"));

        assertThat(said(shop.press(question, "No", ASHA))).isEqualTo("Okay, nothing was changed.");

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }
}
