package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.text.Table;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import tools.jackson.databind.JsonNode;

/** The phrases of other hands have an intent only: how many of them the engine finds, and that it makes no other change instead. */
class PhrasesTests {
    private record Answered(String text, JsonNode answer, String intent) {
        boolean isRight() {
            return answer.get("intent").asString().equals(intent);
        }

        boolean isUnsafe() {
            return !isRight() && Verdict.changes(answer);
        }
    }

    @Test
    void whatOthersWouldSayIsUnderstoodAsOftenAsRecorded() throws IOException {
        var recorded = PropertiesLoaderUtils.loadProperties(new ClassPathResource("ai/recorded.properties"));
        var phrases = phrases();

        var right = phrases.stream().filter(Answered::isRight).count();
        var unsafe = phrases.stream().filter(Answered::isUnsafe).map(Answered::text).toList();

        System.out.printf("Phrases: %d, intent right %d, another change %d%n", phrases.size(), right, unsafe.size());
        assertThat(phrases).hasSize(recorded(recorded, "lines"));
        assertThat(right).isGreaterThanOrEqualTo(recorded(recorded, "intents"));
        assertThat(unsafe).hasSizeLessThanOrEqualTo(recorded(recorded, "unsafe"));
    }

    private static int recorded(Properties recorded, String what) {
        return Integer.parseInt(recorded.getProperty("phrases." + what));
    }

    private static List<Answered> phrases() {
        var now = Utterance.in("commands.tsv").getFirst().now();
        var shops = EvaluationLine.catalogues();
        return Table.rows("ai/utterances/phrases.tsv").stream()
                .map(cells -> new Answered(cells.get(0), new EvaluationLine(cells.get(0), "",
                        Objects.requireNonNull(shops.get(cells.get(1))), now, List.of()).answer(), cells.get(2)))
                .toList();
    }
}
