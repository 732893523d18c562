package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbacksTests {
    private final Callbacks callbacks = new Callbacks(
            new CallbackSettings("http://gateway:8080/", "https://shop.example/hooks/a http://127.0.0.1:18100"));

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/hooks/a", "https://shop.example/hooks/a/",
            "https://shop.example/hooks/a/b",
            "https://SHOP.example:443/hooks/a?x=1", "http://127.0.0.1:18100/alarm", "http://127.0.0.1:18100"})
    void whatLiesBelowAnEntryIsAllowed(String url) {
        assertThat(callbacks.isAllowed(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/hooks/ab", "https://shop.example/hooks", "https://shop.example/",
            "http://shop.example/hooks/a", "https://shop.example:444/hooks/a", "https://shop.example.evil.com/hooks/a",
            "https://shop.example@evil.com/hooks/a", "https://shop.example/hooks/a/../../admin",
            "https://shop.example/hooks/a/%2e%2e/admin", "https://shop.example/hooks/a%2fb/c",
            "https://shop.example/hooks/a/..;/admin", "http://127.0.0.1:1810/alarm", "http://localhost:18100/",
            "ftp://127.0.0.1:18100/", "file:///etc/passwd", "http:/x", "/hooks/a"})
    void whatOnlyLooksLikeAnEntryIsNot(String url) {
        assertThat(callbacks.isAllowed(URI.create(url))).isFalse();
    }

    @Test
    void theGatewayIsAlwaysAllowedAndItsOwnTarget() {
        assertThat(callbacks.isAllowed(null)).isTrue();
        assertThat(callbacks.url(null)).hasToString("http://gateway:8080/events/alarms");
        assertThat(callbacks.withoutGateway(URI.create("http://gateway:8080/events/alarms"))).isNull();
    }

    @Test
    void aBrokenEntryStopsTheStartAndNamesTheSetting() {
        assertThatThrownBy(() -> new Callbacks(new CallbackSettings("http://gateway", "shop.example/hooks")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("TAR_CALLBACK_ALLOW");
        assertThatThrownBy(() -> new Callbacks(new CallbackSettings("gateway:8080", "")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("TAR_GATEWAY_URL");
    }
}
