package com.tarcommerce.ai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"http://llm:8080", "http://llm:8080/", "http://llm:8080/v1", " http://llm:8080/v1/ "})
    void theAddressIsThatOfTheCompletions(String url) {
        assertThat(at(url).completions()).hasToString("http://llm:8080/v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm:8080", "file:///etc/passwd", "http://", "http://a b"})
    void anotherAddressRefusesTheStartAndNamesTheVariable(String url) {
        assertThatIllegalStateException().isThrownBy(() -> at(url).completions()).withMessageContaining("TAR_LLM_URL");
    }

    /** At 0 no model would ever be asked, and beyond the gateway's patience each text would be asked again. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT4.501S", "PT1H"})
    void aDeadlineThatCannotBeKeptRefusesTheStartAndNamesTheVariable(Duration deadline) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ModelSettings("http://llm:8080", "", "", deadline, 4, 1))
                .withMessageContaining("TAR_LLM_DEADLINE");
        assertThatIllegalStateException().isThrownBy(() -> new WritingSettings(deadline))
                .withMessageContaining("TAR_LLM_WRITING_DEADLINE");
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(at("http://llm:8080")).asString().doesNotContain("sk-secret");
    }

    private static ModelSettings at(String url) {
        return new ModelSettings(url, "", "sk-secret", Duration.ofSeconds(2), 4, 1);
    }
}
