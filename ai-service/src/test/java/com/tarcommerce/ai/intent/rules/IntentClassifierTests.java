package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.ai.intent.WhenUnsure;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class IntentClassifierTests {

    @Test
    void theSameTextsGiveTheSameWeights() throws IOException {
        var again = new ByteArrayOutputStream();

        TrainClassifier.of(Path.of("src", "test", "resources")).write(new DataOutputStream(again));

        assertThat(again.toByteArray())
                .isEqualTo(new ClassPathResource(IntentClassifier.RESOURCE).getContentAsByteArray());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var row = new float[IntentName.values().length];
        row[IntentClassifier.column(IntentName.HELP)] = 9;
        var weights = new HashMap<String, float[]>();
        weights.put("word help", row);

        var classifier = new IntentClassifier(weights, new float[row.length]);

        assertThat(classifier.guess(List.of("word help")).intent()).isEqualTo(IntentName.HELP);
        assertThat(classifier.guess(List.of("word help")).probability()).isGreaterThan(0.9);
        assertThat(classifier.probability(List.of("word never seen"), IntentName.HELP)).isLessThan(0.1);
    }

    /** Whatever else the tables learn, something is left to it: so many texts are no accident. */
    @Test
    void aChangeThatNoFrameExplainsIsOnlyAskedAbout() {
        var guessed = Stream.of("blind-dairy", "blind-mobile", "dev-beauty", "dev-eatery", "dev-cafe", "dev-clothing")
                .flatMap(split -> EvaluationLine.in(split).stream()).map(EvaluationLine::understood)
                .filter(answer -> answer.engine().equals(LikelyIntent.NAME)).toList();

        assertThat(guessed).hasSizeGreaterThan(3);
        assertThat(guessed).filteredOn(answer -> WhenUnsure.of(answer.intent().name()) != WhenUnsure.ANSWER)
                .allSatisfy(answer -> {
                    assertThat(answer.needsClarification()).isTrue();
                    assertThat(answer.reason()).isNotNull();
                    assertThat(answer.confidence()).isLessThan(0.75);
                    assertThat(WhenUnsure.of(answer.intent().name())).isEqualTo(WhenUnsure.ASK);
                });
    }

    @Test
    void theSignOfAChangeIsAskedWhereNoWordSaysIt() {
        var filling = new Filling();
        filling.put(Slot.Kind.DELTA, BigDecimal.valueOf(5));

        filling.forget(Slot.Kind.DELTA);

        assertThat(filling.missing()).containsExactly("delta");
        assertThat(filling.get(Slot.Kind.DELTA, BigDecimal.class)).isNull();
    }

    @Test
    void aQuestionThatNobodyTaughtItIsAnswered() {
        var answer = answer("is mahine kitne ka dhandha hua abhi tak");

        assertThat(answer.intent().name()).isEqualTo(IntentName.SALES_SUMMARY);
        assertThat(answer.needsClarification()).isFalse();
        assertThat(answer.reason()).isNull();
    }

    @Test
    void severalCommandsStaySeveral() {
        assertThat(answer("set eggs to 20 and remove maggi").reason()).isEqualTo(Reason.SEVERAL_COMMANDS);
    }

    private static IntentAnswer answer(String text) {
        return new Utterance(text, "kirana", Utterance.in("commands.tsv").getFirst().now(), "{}").answer();
    }
}
