package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static com.tarcommerce.gateway.command.Shopkeepers.labels;
import static com.tarcommerce.gateway.command.Shopkeepers.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.gateway.intake.Reply;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order whose text says how many in words that can't be counted: "2 cartons", "750 gm". */
class UncountedOrderTests {
    private final Shopkeepers shop = new Shopkeepers();

    @BeforeEach
    void stockTheShop() {
        shop.item("Milk", "28.50", "12");
        shop.item("Maggi", "14", "50");
    }

    @Test
    void howManyIsAskedAndTheNumberIsOrderedNotTheStock() {
        var question = write("order 2 cartons maggi for Ramesh", "Maggi", "Ramesh", List.of());

        assertThat(said(question)).isEqualTo("How many Maggi does Ramesh want? Just send the number.");
        assertThat(labels(question)).isEmpty();
        assertThat(said(shop.write(shop.orders, ASHA, "24")))
                .startsWith("Order 1001 for Ramesh: 24 × Maggi, ₹336.");
        assertThat(shop.stock("Maggi")).isEqualByComparingTo("26");
    }

    @Test
    void ofNobodyTheQuestionNamesNobody() {
        assertThat(said(write("order 750 gm maggi", "Maggi", null, List.of())))
                .isEqualTo("How many Maggi is the order for? Just send the number.");
    }

    @Test
    void whichItemIsAskedFirstAndHowManyIsNotForgotten() {
        var which = write("order 2 cartons for Ramesh", null, "Ramesh", List.of("Milk", "Maggi"));
        assertThat(labels(which)).containsExactly("Milk", "Maggi", "None of these");

        var howMany = shop.press(which, "Milk", ASHA);
        assertThat(said(howMany)).isEqualTo("How many Milk does Ramesh want? Just send the number.");
        assertThat(shop.stock("Milk")).isEqualByComparingTo("12");

        assertThat(said(shop.write(shop.orders, ASHA, "3"))).startsWith("Order 1001 for Ramesh: 3 × Milk");
    }

    @Test
    void anythingButANumberAboveZeroOrdersNothing() {
        write("order 2 cartons maggi for Ramesh", "Maggi", "Ramesh", List.of());
        assertThat(shop.write(shop.orders, ASHA, "2 cartons")).isEqualTo(Reply.silence());
        assertThat(said(shop.write(shop.orders, ASHA, "0"))).startsWith("How many Maggi does Ramesh want?");
        assertThat(said(shop.write(shop.orders, ASHA, "-3"))).startsWith("An order needs a number above 0.");

        assertThat(shop.stock("Maggi")).isEqualByComparingTo("50");
        assertThat(shop.audit()).noneMatch(row -> row.contains("order 1001"));
    }

    @Test
    void anOrderOfNothingAsksHowMany() {
        assertThat(shop.say(shop.orders, new Intent.CreateOrder("Maggi", BigDecimal.ZERO, null)))
                .startsWith("How many Maggi is the order for?");
    }

    private Reply write(String words, @Nullable String item, @Nullable String customer, List<String> candidates) {
        var missing = item == null ? List.of("item", "quantity") : List.of("quantity");
        shop.ai.answers(words, new IntentAnswer(new Intent.CreateOrder(item, null, customer), 0.9, "rules", true,
                missing, candidates, candidates.isEmpty() ? Reason.MISSING_SLOT : Reason.AMBIGUOUS_ITEM));
        return shop.write(shop.orders, ASHA, words);
    }
}
