package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UtterancesTests {

    static List<Utterance> commands() {
        return Utterance.in("commands.tsv");
    }

    static List<Utterance> negatives() {
        return Utterance.in("negatives.tsv");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsUnderstood(Utterance utterance) {
        assertThat(utterance.plainAnswer()).isEqualTo(utterance.expectedAnswer());
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void nothingIsDoneOnWhatIsNoCommand(Utterance utterance) {
        var answer = utterance.answer();

        assertThat(answer.needsClarification() || answer.intent() instanceof Intent.Unknown).as("%s", answer).isTrue();
    }

    @Test
    void theTablesAreThere() {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(negatives()).hasSizeGreaterThanOrEqualTo(40);
    }
}
