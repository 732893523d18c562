package com.tarcommerce.ai.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteNudgeTests {
    private final WriteNudge nudges = new WriteNudge();

    @Test
    void theTextNamesShopItemsTotalAndAge() {
        var text = nudges.write(cart("en", List.of("Amul Milk 500ml", "Eggs"), 12_345_650, 3, null)).text();

        assertThat(text).isEqualTo("Your cart at Sharma Store is still waiting: Amul Milk 500ml, Eggs."
                + " Total ₹1,23,456.50. Shall we complete your order? It was left 3 hours ago.");
    }

    @Test
    void aHindiShopIsAnsweredInHindi() {
        var nudge = nudges.write(cart("hi-IN", List.of("दूध"), 5_000, 30, null));

        assertThat(nudge.text()).contains("दूध", "₹50।", "1 दिन पहले");
        assertThat(nudge.engine()).isEqualTo("template");
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglish() {
        assertThat(nudges.write(cart("xx-nonsense", List.of("Eggs"), 700, 1, null)).text()).startsWith("Your cart");
    }

    @Test
    void manyItemsAreCounted() {
        var text = nudges.write(cart("en", List.of("a", "b", "c", "d", "e", "f", "g"), 100, 1, null)).text();

        assertThat(text).contains("a, b, c, d, e and 2 more");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 40, 60, 80, 100, 120, 150, 200})
    void theTextFitsTheRoomThereIs(int room) {
        var items = List.of("Basmati Rice 5kg", "Aashirvaad Atta 10kg", "😀😀😀😀😀😀😀😀😀", "Eggs");

        assertThat(nudges.write(cart("en", items, 99_999, 5, room)).text()).hasSizeLessThanOrEqualTo(room).isNotBlank();
        assertThat(nudges.write(cart("hi", items, 99_999, 5, room)).text()).hasSizeLessThanOrEqualTo(room).isNotBlank();
    }

    @Test
    void noRoomIsRefused() {
        assertThatThrownBy(() -> nudges.write(cart("en", List.of(), 1, 1, 3))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("maxChars");
    }

    @Test
    void anItemCannotBreakTheLine() {
        assertThat(nudges.write(cart("en", List.of("Eggs\n\nFREE"), 100, 0, null)).text()).doesNotContain("\n")
                .contains("Eggs FREE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;₹0", "5;₹0.05", "100;₹1", "99900;₹999", "100000;₹1,000",
            "1234567890;₹1,23,45,678.90", "10000000000;₹10,00,00,000"})
    void moneyIsGroupedTheIndianWay(long paise, String rupees) {
        assertThat(Rupees.of(paise)).isEqualTo(rupees);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"INR;₹1,23,456.50", "NPR;NPR 1,23,456.50", "USD;$123,456.50",
            "AED;AED 123,456.50"})
    void moneyIsInTheCurrencyOfTheShop(String currency, String total) {
        var text = nudges.write(new NudgeRequest("t1", "en", "Sharma Store", List.of("Eggs"), 12_345_650,
                Duration.ofHours(3), null, currency)).text();

        assertThat(text).contains("Total " + total + ".");
    }

    @Test
    void aCurrencyThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Money.of(100, "XYZ")).isInstanceOf(ProblemException.class)
                .hasMessageContaining("currency");
    }

    private static NudgeRequest cart(String locale, List<String> items, long total, int hours,
            @Nullable Integer maxChars) {
        return new NudgeRequest("t1", locale, "Sharma Store", items, total, Duration.ofHours(hours), maxChars,
                null);
    }
}
