package com.tarcommerce.gateway.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {
    private static final Locale HINDI = Locale.of("hi");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private final Wording wording = new Wording();

    @ParameterizedTest
    @ValueSource(strings = {"access", "command", "event", "shop", "task"})
    void everySentenceExistsInBothLanguagesWithTheSameArguments(String feature) throws IOException {
        assertThat(arguments(read(feature + "_hi"))).isEqualTo(arguments(read(feature)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "access_hi", "command", "command_hi", "event", "event_hi", "shop", "shop_hi",
            "task", "task_hi"})
    void anApostropheIsATypographicOne(String file) throws IOException {
        assertThat(read(file)).allSatisfy(
                (key, sentence) -> assertThat(sentence.toString().replace("''", "")).as("%s", key).doesNotContain("'"));
    }

    @Test
    void whatIsNamedByTheContractsHasWords() {
        for (var language : new Locale[]{Locale.ENGLISH, HINDI}) {
            for (var intent : IntentName.values()) {
                assertThat(wording.say(language, "command.what." + intent.wire())).isNotBlank();
            }
            for (var status : OrderStatus.values()) {
                assertThat(wording.say(language, "command.status." + status.wire())).isNotBlank();
            }
            for (var period : Period.values()) {
                assertThat(wording.say(language, "command.period." + period.wire())).isNotBlank();
            }
        }
    }

    @Test
    void argumentsArePutInAsTheyAre() {
        assertThat(wording.say(Locale.ENGLISH, "command.item.removed", "Asha's {0} ''")).contains("Asha's {0} ''");
    }

    @Test
    void anotherLanguageIsAnsweredInEnglish() {
        assertThat(wording.say(Locale.GERMAN, "command.yes")).isEqualTo("Yes");
        assertThat(wording.say(HINDI, "command.yes")).isEqualTo("हाँ");
    }

    private static Map<String, Set<String>> arguments(Properties sentences) {
        var arguments = new TreeMap<String, Set<String>>();
        sentences.forEach((key, sentence) -> arguments.put(key.toString(), ARGUMENT.matcher(sentence.toString())
                .results().map(found -> found.group(1)).collect(TreeSet::new, TreeSet::add, TreeSet::addAll)));
        return arguments;
    }

    private static Properties read(String file) throws IOException {
        var sentences = new Properties();
        try (var in = Objects
                .requireNonNull(WordingTests.class.getResourceAsStream("/wording/" + file + ".properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
