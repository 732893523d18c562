package com.tarcommerce.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UnderstandTextTests {
    private static final int WHAT_AI_TAKES = 4 * 1024 * 1024;

    /** Three bytes a letter; and names that JSON escapes. */
    @ParameterizedTest
    @ValueSource(strings = {"दूध", "\u0001\"\\", "é"})
    void namesAreCutAtWhatAQuestionToAiHolds(String letters) {
        var names = IntStream.range(0, 50_000).mapToObj(at -> at + letters.repeat(81)).toList();

        var fitting = UnderstandText.fitting(names);

        assertThat(JsonMapper.shared().writeValueAsBytes(fitting).length).isBetween(WHAT_AI_TAKES / 3, WHAT_AI_TAKES);
        assertThat(fitting).isEqualTo(names.subList(0, fitting.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50_000})
    void usualNamesAreNotCut(int many) {
        var names = IntStream.range(0, many).mapToObj(at -> "Amul Milk 500ml " + at).toList();

        assertThat(UnderstandText.fitting(names)).isEqualTo(List.copyOf(names));
    }
}
