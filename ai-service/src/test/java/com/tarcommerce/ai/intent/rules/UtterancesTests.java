package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UtterancesTests {

    static List<Utterance> commands() {
        return Stream.of("commands.tsv", "held-out.tsv", "widened.tsv").map(Utterance::in).flatMap(List::stream)
                .toList();
    }

    static List<Utterance> negatives() {
        return Stream.of("negatives.tsv", "held-out-negatives.tsv").map(Utterance::in).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsUnderstood(Utterance utterance) {
        assertThat(utterance.plainAnswer()).as(utterance.text()).isEqualTo(utterance.expectedAnswer());
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void nothingIsDoneOnWhatIsNoCommand(Utterance utterance) {
        var answer = utterance.answer();

        assertThat(answer.needsClarification() || answer.intent() instanceof Intent.Unknown)
                .as("%s: %s", utterance.text(), answer).isTrue();
    }

    /** A question may be answered; nothing may change. */
    @ParameterizedTest
    @MethodSource("adversarial")
    void whatComesCloseToACommandChangesNothingUnasked(Utterance utterance) {
        var answer = utterance.plainAnswer();

        assertThat(Verdict.changes(answer)).as("%s: %s", utterance.text(), answer).isFalse();
    }

    static List<Utterance> adversarial() {
        return Utterance.in("adversarial.tsv");
    }

    @Test
    void theTablesAreThere() {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(366);
        assertThat(negatives()).hasSizeGreaterThanOrEqualTo(122);
        assertThat(adversarial()).hasSizeGreaterThanOrEqualTo(2300);
    }
}
