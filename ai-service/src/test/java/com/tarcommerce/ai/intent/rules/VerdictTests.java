package com.tarcommerce.ai.intent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class VerdictTests {
    private static final String SOLD = "{'intent':'adjust_stock','item':'Eggs','delta':-10}";

    @Test
    void anAnswerThatIsRightIsExactAndSafe() {
        assertThat(judge(SOLD, SOLD)).isEqualTo(new Verdict(true, true, false));
        assertThat(judge("{'intent':'adjust_stock','item':'Eggs','delta':-10.0}", SOLD).exact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "{'intent':'adjust_stock','item':'Eggs','delta':10}; true; true",
            "{'intent':'adjust_stock','item':'Bread','delta':-10}; true; true",
            "{'intent':'update_stock','item':'Eggs','quantity':10}; false; true",
            "{'intent':'adjust_stock','item':'Eggs','needs_clarification':true,'missing':['delta']}; true; false",
            "{'intent':'unknown'}; false; false", "{'intent':'check_stock','item':'Eggs'}; false; false"})
    void whatWouldChangeTheWrongThingIsUnsafe(String answer, boolean intent, boolean unsafe) {
        assertThat(judge(answer, SOLD)).isEqualTo(new Verdict(intent, false, unsafe));
    }

    @Test
    void actingWhereItHadToAskIsUnsafe() {
        assertThat(judge(SOLD, "{'intent':'adjust_stock','item':'Eggs','needs_clarification':true}").unsafe()).isTrue();
        assertThat(judge(SOLD, "{'intent':'unknown'}").unsafe()).isTrue();
    }

    @Test
    void typedTextIsComparedByItsLetters() {
        assertThat(judge("{'intent':'create_order','item':'Eggs','customer':'sharma ji'}",
                "{'intent':'create_order','item':'Eggs','customer':'Sharma-Ji'}").exact()).isTrue();
    }

    private static Verdict judge(String answer, String right) {
        var json = JsonMapper.shared();
        return Verdict.of(json.readTree(answer.replace('\'', '"')),
                List.of(json.readTree(right.replace('\'', '"'))));
    }
}
