package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class EvaluationTests {
    private static final Properties RECORDED = recorded();

    @ParameterizedTest
    @ValueSource(strings = {"test", "blind-dairy", "blind-eighteen", "blind-medical", "blind-mobile", "blind-nine",
            "blind-three",
            "blind-twelve", "dev",
            "dev-beauty", "dev-cafe", "dev-clothing", "dev-eatery", "dev-eight", "dev-eleven", "dev-five", "dev-four",
            "dev-grocer",
            "dev-hardware", "dev-mandi",
            "dev-pharmacy", "dev-qa", "dev-seven", "dev-seventeen", "dev-six", "dev-sixteen", "dev-stationery",
            "dev-sweets", "dev-talk",
            "dev-ten",
            "dev-thirteen"})
    void theEngineIsNoWorseThanRecorded(String split) {
        var evaluation = Evaluation.of(split);

        var total = evaluation.total();

        show(evaluation.report());
        assertThat(total.lines()).as("lines").isEqualTo(recorded(split, "lines"));
        assertThat(total.intents()).as("right intents").isGreaterThanOrEqualTo(recorded(split, "intents"));
        assertThat(total.exact()).as("exact answers").isGreaterThanOrEqualTo(recorded(split, "exact"));
        assertThat(total.unsafe()).as("unsafe answers").isLessThanOrEqualTo(recorded(split, "unsafe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "dev-beauty", "dev-cafe", "dev-clothing", "dev-eatery", "dev-eight", "dev-eleven",
            "dev-five",
            "dev-four",
            "dev-grocer",
            "dev-hardware", "dev-mandi", "dev-pharmacy", "dev-qa", "dev-seven", "dev-seventeen", "dev-six",
            "dev-sixteen",
            "dev-stationery",
            "dev-sweets", "dev-talk", "dev-ten", "dev-thirteen"})
    void theDevelopersMaySeeTheirMistakes(String split) {
        var evaluation = Evaluation.of(split);

        var mistakes = evaluation.mistakes();

        if (Boolean.getBoolean("tar.evaluation.mistakes")) {
            show(mistakes);
        }
        var total = evaluation.total();
        assertThat(mistakes.lines().filter(line -> line.startsWith("    expected")))
                .hasSize(total.lines() - total.exact());
    }

    /** Most of what is said of the shop's own goods is understood among thousands of others, too. */
    @ParameterizedTest
    @ValueSource(ints = {5_000, 50_000})
    void aLargeShopIsUnderstood(int names) {
        var evaluation = Evaluation.inLargeShops("dev-ten", names);

        show(evaluation.report());
        assertThat(evaluation.total().intentShare()).isGreaterThan(0.9);
    }

    private static int recorded(String split, String what) {
        return Integer.parseInt(RECORDED.getProperty(split + "." + what));
    }

    private static Properties recorded() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("ai/recorded.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(String text) {
        System.out.println(text);
    }
}
