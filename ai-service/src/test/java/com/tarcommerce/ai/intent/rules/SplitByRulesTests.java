package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Units;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.Reason;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several commands in one text, each of which can be taken by itself. */
class SplitByRulesTests {
    private static final Words WORDS = new Words(new Units());
    private static final Catalogue SHOP = new Catalogue(List.of("Maggi Noodles 70g", "Yippee Noodles", "Eggs", "Sugar",
            "Amul Milk 500ml"), WORDS);
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-11T10:15:00+05:30[Asia/Kolkata]");
    private final RulesEngine engine = new RulesEngine(WORDS);
    private final SplitByRules splitting = new SplitByRules(engine);

    @ParameterizedTest
    @ValueSource(strings = {"maggi 20 packet aaye|aur|yippee ke 15 bik gaye", "set eggs to 20|and|remove maggi",
            "sold 5 eggs|.|sugar price 45 rupees|,|maggi khatam", "order 1042 paid|and|show orders",
            "set eggs to 20|, then|remind me at 9 pm to call Ravi and Sita",
            "अंडे 20 आए|और|मैगी खत्म"})
    void aTextIsCutIntoItsCommandsAsTyped(String cut) {
        var pieces = cut.split("\\|", -1);
        var text = String.join(" ", pieces);

        assertThat(parts(text)).containsExactlyElementsOf(
                IntStream.range(0, pieces.length).filter(at -> at % 2 == 0).mapToObj(at -> pieces[at]).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sold 5 eggs and 3 maggi", "5 eggs bik gaye aur 3 maggi", "set eggs to 20",
            "good morning", "remind me at 9 pm to call Ravi and Sita", "set eggs to 20 and blow the gaskets",
            "set eggs to 20 and do not remove maggi"})
    void whatIsOneOrCantBeCutWellIsNotCut(String text) {
        assertThat(parts(text)).isEmpty();
    }

    @Test
    void tenAreTheMost() {
        assertThat(parts(sales(CommandParts.MOST))).hasSize(CommandParts.MOST);
        assertThat(engine.understand(sales(CommandParts.MOST + 1), SHOP, NOW).reason())
                .isEqualTo(Reason.SEVERAL_COMMANDS);
        assertThat(parts(sales(CommandParts.MOST + 1))).isEmpty();
    }

    private static String sales(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(sold -> "sold " + sold + " eggs")
                .collect(Collectors.joining(", "));
    }

    private List<String> parts(String text) {
        return splitting.parts(text, SHOP, NOW);
    }
}
