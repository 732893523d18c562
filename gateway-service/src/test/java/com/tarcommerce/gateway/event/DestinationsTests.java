package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.gateway.event.Destination.Foreign;
import com.tarcommerce.gateway.event.Destination.Gateway;
import com.tarcommerce.gateway.event.Destination.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a trigger may name. */
class DestinationsTests {
    private static final String GATEWAY = "http://127.0.0.1:8080";
    private final Destinations usual = Destinations.parse("", "https://hooks.example.com/tar http://erp:9000", GATEWAY);

    @Test
    void theSeedsAddressIsTheGateway() {
        assertThat(usual.of("https://alert-worker.tar.workers.dev")).isEqualTo(new Gateway());
        assertThat(usual.of("https://ALERT-worker.tar.workers.dev:443/")).isEqualTo(new Gateway());
        assertThat(usual.of("tar:events")).isEqualTo(new Gateway());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/tar", "https://hooks.example.com/tar/orders?x=1",
            "https://HOOKS.example.com:443/tar", "http://erp:9000/anything"})
    void whatIsAllowedIsForeign(String url) {
        assertThat(usual.of(url)).isInstanceOf(Foreign.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/", "https://hooks.example.com/target",
            "http://hooks.example.com/tar", "https://hooks.example.com:8443/tar", "https://hooks.example.com.evil/tar",
            "https://hooks.example.com@evil.example/tar", "https://hooks.example.com/tar/../admin",
            "https://hooks.example.com/tar/%2e%2e/admin", "https://hooks.example.com/tar/..%2fadmin",
            "https://hooks.example.com/tar#x", "http://127.0.0.1/", "http://localhost:9000/", "http://169.254.169.254/",
            "http://2130706433/", "ftp://hooks.example.com/tar", "file:///etc/passwd", "hooks.example.com/tar", "",
            "https://hooks.example.com\\tar", "https://hooks.example.com/tar\nX: y", "tar:other"})
    void anythingElseIsRefused(String url) {
        assertThat(usual.of(url)).isInstanceOf(Refused.class);
    }

    @Test
    void aMapLeadsElsewhere() {
        var mapped = Destinations.parse("https://a.example/x=http://127.0.0.1:9000/hook"
                + " https://b.example=http://gateway:8080/events/libsql", "", GATEWAY);

        assertThat(mapped.of("https://a.example/x/y")).isInstanceOfSatisfying(Foreign.class,
                foreign -> assertThat(foreign.target()).hasToString("http://127.0.0.1:9000/hook"));
        assertThat(mapped.of("https://b.example")).isEqualTo(new Gateway());
        assertThat(mapped.of("https://alert-worker.tar.workers.dev")).isInstanceOf(Refused.class);
        assertThat(mapped.of("tar:events")).as("the built-in triggers").isEqualTo(new Gateway());
    }

    @Test
    void anOriginLeavesOutThePortThatIsUsual() {
        assertThat(usual.of("https://hooks.example.com:443/tar")).isInstanceOfSatisfying(Foreign.class,
                foreign -> assertThat(foreign.origin()).isEqualTo("https://hooks.example.com"));
        assertThat(usual.of("http://erp:9000/x")).isInstanceOfSatisfying(Foreign.class,
                foreign -> assertThat(foreign.origin()).isEqualTo("http://erp:9000"));
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Destinations.parse("https://a.example", "", GATEWAY))
                .hasMessage("TAR_WEBHOOK_MAP holds 'https://a.example', which is no pair from=to of two addresses");
        assertThatThrownBy(() -> Destinations.parse("", "evil", GATEWAY))
                .hasMessage("TAR_WEBHOOK_ALLOW holds 'evil', which is no plain http or https address");
    }
}
