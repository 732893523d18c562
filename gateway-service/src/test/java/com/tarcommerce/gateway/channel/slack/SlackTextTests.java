package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTextTests {

    /** Each of the shop's settings, as an administrator changes it. */
    @ParameterizedTest
    @ValueSource(strings = {"language hindi", "zone Asia/Kolkata", "currency INR", "lowmark 5", "cartwait 3h",
            "quiet 21:00-09:00", "nudges 2"})
    void aSettingIsACommandWithoutItsSlash(String text) {
        assertThat(SlackText.command(text)).isEqualTo("/" + text);
    }
}
