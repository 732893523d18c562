package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramSettingsTests {

    @ParameterizedTest
    @CsvSource({"'','',OFF", "webhook,'',OFF", "polling,'',OFF", "'',1:a,POLLING", "polling,1:a,POLLING", "OFF,1:a,OFF",
            "WebHook,1:a,WEBHOOK"})
    void theTokenSaysWhetherItIsOnAndTheModeHow(String mode, String token, TelegramMode effective) {
        assertThat(settings(mode, token, "secret").effectiveMode()).isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({"webhook,1:a,'',TAR_TELEGRAM_WEBHOOK_SECRET", "webhook,1:a,not/allowed,TAR_TELEGRAM_WEBHOOK_SECRET",
            "push,1:a,s,TAR_TELEGRAM_MODE", "polling,1:a/../b,s,TAR_TELEGRAM_BOT_TOKEN"})
    void whatIsMissingOrWrongIsNamedAndNotShown(String mode, String token, String secret, String variable) {
        assertThatThrownBy(() -> settings(mode, token, secret)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable).hasMessageNotContaining("not/allowed").hasMessageNotContaining("..");
    }

    @Test
    void aPublicUrlMayHaveThePathOrNot() {
        assertThat(url("https://shop.example")).isEqualTo("https://shop.example/webhooks/telegram");
        assertThat(url("https://shop.example/")).isEqualTo("https://shop.example/webhooks/telegram");
        assertThat(url("https://shop.example/tar/")).isEqualTo("https://shop.example/tar/webhooks/telegram");
        assertThat(url("https://shop.example/webhooks/telegram")).isEqualTo("https://shop.example/webhooks/telegram");
    }

    @Test
    void theTokenTellsTheBotsId() {
        assertThat(settings("polling", "123:abc", "").botId()).isEqualTo("123");
        assertThat(settings("polling", "abc", "").botId()).isEmpty();
    }

    private static String url(String publicUrl) {
        return new TelegramSettings("webhook", "1:a", "https://api.telegram.org/", "s", publicUrl, 40).webhookUrl();
    }

    private static TelegramSettings settings(String mode, String token, String secret) {
        return new TelegramSettings(mode, token, "https://api.telegram.org", secret, "", 40);
    }
}
