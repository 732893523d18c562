package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the confidence of an answer says how often it is right, on the splits of the engine's developers. */
class CalibrationTests {
    private static final double SURE = 0.75;
    private static final List<Double> BOUNDS = List.of(0.0, 0.6, 0.75, 0.9, 1.01);

    private record Answered(double confidence, boolean right, boolean asks) {
    }

    /** Of those to which something is done or told; what is asked back waits for a word. */
    @Test
    void whoIsSureIsRight() {
        var answers = of("dev", "dev-beauty", "dev-cafe", "dev-clothing", "dev-eatery", "dev-five", "dev-four",
                "dev-grocer", "dev-hardware", "dev-mandi", "dev-pharmacy", "dev-qa", "dev-seven", "dev-eight",
                "dev-ten", "dev-eleven", "dev-thirteen", "dev-talk", "dev-six",
                "dev-sixteen", "dev-seventeen",
                "dev-stationery",
                "dev-sweets");

        show("dev", answers);

        assertThat(share(answers, confidence -> confidence >= SURE)).isGreaterThanOrEqualTo(0.99);
        assertThat(share(answers, confidence -> confidence >= SURE))
                .isGreaterThan(share(answers, confidence -> confidence < SURE));
    }

    /** The same of texts that nobody who works on the engine has read; totals only. */
    @Test
    void whoIsSureIsMostlyRightWithStrangers() {
        var answers = of("test", "blind-dairy", "blind-medical", "blind-mobile", "blind-nine", "blind-three",
                "blind-twelve", "blind-eighteen");

        show("test and the blind shops", answers);

        assertThat(share(answers, confidence -> confidence >= SURE)).isGreaterThanOrEqualTo(0.95);
    }

    private static void show(String splits, List<Answered> answers) {
        for (var bin = 0; bin + 1 < BOUNDS.size(); bin++) {
            show(splits, answers, BOUNDS.get(bin), BOUNDS.get(bin + 1));
        }
    }

    private static void show(String splits, List<Answered> answers, double from, double to) {
        System.out.printf(Locale.ROOT, "%s, confidence %.2f to %.2f: %4d answers, %.1f %% right%n", splits, from,
                Math.min(to, 1),
                answers.stream().filter(one -> one.confidence() >= from && one.confidence() < to).count(),
                100 * share(answers, confidence -> confidence >= from && confidence < to));
    }

    private static double share(List<Answered> answers, DoublePredicate of) {
        return answers.stream().filter(one -> of.test(one.confidence())).mapToInt(one -> one.right() ? 1 : 0)
                .average().orElse(0);
    }

    private static List<Answered> of(String... splits) {
        return Stream.of(splits).flatMap(split -> EvaluationLine.in(split).stream()).map(line -> {
            var answer = line.understood();
            return new Answered(answer.confidence(), Verdict.of(line.answer(), line.right()).exact(),
                    answer.needsClarification());
        }).filter(one -> !one.asks()).toList();
    }
}
