package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.Role;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateStockTests {
    private static final String SEED = "Update milk stock to 0";

    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.ai.means(SEED, stockOf("Milk", "0"));
    }

    @Test
    void theSeedSentenceEmptiesTheShelf() {
        var reply = shop.write(shop.inventory, ASHA, SEED);

        assertThat(said(reply)).isEqualTo("Milk is out of stock now (before: 12).");
        assertThat(reply.tenant()).isEqualTo(shop.shop);
        assertThat(reply.parts().getFirst().room()).isEqualTo(shop.inventory);
        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void theChangeIsAuditedWithTheNodeBeforeAndAfter() {
        shop.write(shop.inventory, ASHA, SEED);

        assertThat(shop.audit()).containsExactly("update_stock allowed allowed");
        assertThat(shop.jdbc.sql("""
                select json_extract(before, '$.quantity') || '>' || json_extract(after, '$.quantity') || ' ' || sender
                  from audit where tenant_id = :shop and node_kind = 'item'
                """).param("shop", shop.shop).query(String.class).single()).isEqualTo("12>0 11");
    }

    @Test
    void theSameWordsElsewhereAreRefusedAndNameTheRoom() {
        var reply = shop.write(shop.orders, ASHA, SEED);

        assertThat(said(reply)).contains("#inventory");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).containsExactly("update_stock denied role_lacks_intent");
    }

    @Test
    void aRoleThatChangedMeanwhileIsRefusedInTheTransaction() {
        var plan = shop.plan(shop.text(shop.inventory, ASHA, SEED));
        shop.bind(shop.inventory, Role.FINANCE);

        var reply = shop.carryOut(plan);

        assertThat(said(reply)).doesNotContain("out of stock");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).containsExactly("update_stock denied role_lacks_intent");
    }

    @Test
    void aRoomThatWasUnboundMeanwhileIsRefusedInTheTransaction() {
        var plan = shop.plan(shop.text(shop.inventory, ASHA, SEED));
        shop.unbind(shop.inventory);

        shop.carryOut(plan);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
        assertThat(shop.audit()).containsExactly("update_stock denied unbound");
    }

    @Test
    void whatIsSoAlreadyIsSaidAndNotWritten() {
        assertThat(shop.say(shop.inventory, stockOf("Milk", "12"))).contains("so already").contains("₹28.50");
        assertThat(shop.item("Milk").version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1,below 0", "0.0001,three decimals", "2000000000,too large"})
    void aNumberThatCantBeMeantChangesNothing(String quantity, String answer) {
        assertThat(shop.say(shop.inventory, stockOf("Milk", quantity))).contains(answer);
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");
    }

    @Test
    void anAbsurdNumberIsAskedBackFirst() {
        var question = shop.ask(shop.inventory, stockOf("Milk", "5000000"));
        assertThat(said(question)).contains("5000000");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");

        shop.press(question, "Yes", ASHA);

        assertThat(shop.stock("Milk")).isEqualByComparingTo("5000000");
    }

    @Test
    void anUnknownItemOffersThoseLikeIt() {
        shop.item("Amul Milk 500ml", "30", "4");

        var question = shop.ask(shop.inventory, stockOf("Buffalo milk", "0"));

        assertThat(labels(question)).containsExactly("Amul Milk 500ml", "Milk", "None of these");
        shop.press(question, "Milk", ASHA);
        assertThat(shop.stock("Milk")).isZero();
    }

    @Test
    void anItemThatResemblesNothingIsUnknown() {
        assertThat(shop.say(shop.inventory, stockOf("Soap", "3"))).contains("no item called Soap");
        assertThat(shop.audit()).containsExactly("update_stock failed unknown_item");
    }

    @Test
    void hindiIsAnsweredInHindi() {
        shop.ai.means("दूध ख़त्म", stockOf("Milk", "0"));

        assertThat(said(shop.write(shop.inventory, ASHA, "दूध ख़त्म"))).isEqualTo("Milk अब ख़त्म है (पहले 12)।");
    }

    private static Intent stockOf(@Nullable String item, String quantity) {
        return new Intent.UpdateStock(item, new BigDecimal(quantity));
    }
}
