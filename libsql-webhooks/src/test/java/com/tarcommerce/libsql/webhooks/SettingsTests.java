package com.tarcommerce.libsql.webhooks;

import static com.tarcommerce.libsql.webhooks.WithSession.URL;
import static com.tarcommerce.libsql.webhooks.WithSession.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the environment says, and what is said when it can't be read. Under sanitizers. */
class SettingsTests {
    private static final String ALLOWED = "neither mapped nor allowed";

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsAllowedKeepsItsAddressAndWhatIsMappedToABellIsTheGateways() throws IOException {
        try (var shop = with(Map.of("TAR_WEBHOOK_ALLOW", "https://hooks.example/in http://[::1]:9/",
                "TAR_WEBHOOK_MAP", "https://a.example=http://gw:8080/events/libsql"
                        + " https://b.example/x?y=1=https://c.example/z\thttps://d.example=http://gw/other"))) {
            assertThat(queue(shop, "https://hooks.example/in/a?b=%20")).isEqualTo("https://hooks.example/in/a?b=%20");
            assertThat(queue(shop, "http://[::1]:9/x")).isEqualTo("http://[::1]:9/x");
            assertThat(queue(shop, "HTTPS://A.example:443/any")).isEqualTo("tar:events");
            assertThat(queue(shop, "https://b.example/x/दूध")).isEqualTo("https://b.example/x/दूध");
            assertThat(queue(shop, "https://d.example")).isEqualTo("https://d.example");
            assertThat(queue(shop, "https://hooks.example/inner")).contains(ALLOWED);
            assertThat(queue(shop, "https://hooks.example:8443/in")).contains(ALLOWED);
            assertThat(queue(shop, "http://hooks.example/in")).contains(ALLOWED);
            assertThat(queue(shop, "https://b.example/")).contains(ALLOWED);
            assertThat(queue(shop, URL)).as("a map of one's own replaces the usual one").contains(ALLOWED);
        }
    }

    @Test
    void anAddressThatCouldBeReadInTwoWaysIsNone() throws IOException {
        try (var shop = with(Map.of("TAR_WEBHOOK_ALLOW", "https://hooks.example"))) {
            for (var url : new String[]{"https://hooks.example@evil.example/", "https://hooks.example#x",
                    "https://hooks.example/a//b", "https://hooks.example/./a", "https://hooks.example/..",
                    "https://hooks.example/%2E%2e/a", "https://hooks.example/a%2Fb", "https://hooks.example/a%5cb",
                    "https://hooks.example\\a", "https://hooks.example/a b", "https://hooks.example/%zz", "https://",
                    "https:///a", "https://hooks_1.example/", "https://hooks.example:80x/", "https://[::1/",
                    "hooks.example",
                    "https://-a.example", "https://hooks.example/\u00a0", "https://1.2.3.999/",
                    "https://hooks..example/"}) {
                assertThat(queue(shop, url)).as(url).contains("no plain http or https address");
            }
        }
    }

    @Test
    void aSettingThatCannotBeReadIsNamedAndTheShopsOwnQueuesGoOn() throws IOException {
        try (var shop = with(Map.of("TAR_WEBHOOK_MAP", "https://a.example=https://b.example https://broken"))) {
            assertThat(queue(shop, URL)).contains("TAR_WEBHOOK_MAP holds 'https://broken', which is no pair from=to");
            assertThat(queue(shop, "tar:events")).isEqualTo("tar:events");
            assertThat(shop.stats().path("settings").asString()).contains("TAR_WEBHOOK_MAP holds");
        }
        try (var shop = with(Map.of("TAR_WEBHOOK_ALLOW", "ftp://a.example"))) {
            assertThat(queue(shop, URL)).contains("TAR_WEBHOOK_ALLOW holds 'ftp://a.example', which is no plain http");
        }
    }

    @Test
    void withoutASecretNobodyIsRungAndTheSettingIsNamed() throws IOException {
        for (var secret : Map.of("", "TAR_WEBHOOK_SECRET is not set", "short", "TAR_WEBHOOK_SECRET is shorter than 16",
                "long-enough-as-a-secret short", "shorter than 16", "whsec_*", "is no base64", "whsec_QUJD",
                "shorter than 16").entrySet()) {
            try (var shop = with(Map.of("TAR_WEBHOOK_SECRET", secret.getKey()))) {
                assertThat(queue(shop, URL)).isEqualTo("tar:events");
                assertThat(shop.stats().path("settings").asString()).contains(secret.getValue());
                assertThat(shop.stats().path("rings").asInt()).isZero();
            }
        }
    }

    @Test
    void theFirstOfSeveralSecretsSignsAndMayBeWrittenInBase64() throws IOException {
        var encoded = Base64.getEncoder()
                .encodeToString(Receiver.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (var form : new String[]{"whsec_" + encoded, "whsec_" + encoded.replace("=", "")}) {
            try (var shop = with(Map.of("TAR_WEBHOOK_SECRET", " " + form + " another-long-secret"))) {
                shop.post("{}");
                shop.awaitRings(1);
                assertThat(shop.receiver.rings()).singleElement().matches(Receiver.Ring::isSigned);
            }
        }
    }

    @Test
    void aGatewayThatIsNoAddressIsNamed() throws IOException {
        try (var shop = with(Map.of("TAR_GATEWAY_URL", "gateway:8080"))) {
            assertThat(queue(shop, URL)).isEqualTo("tar:events");
            assertThat(shop.stats().path("settings").asString()).contains("TAR_GATEWAY_URL");
        }
    }

    private WithSession with(Map<String, String> environment) throws IOException {
        return new WithSession(Host.SQLITE_SHELL_WITH_SANITIZERS, folder, Receiver.open(), environment);
    }

    /** Where a post to the address goes, or the error. */
    private static String queue(WithSession shop, String url) {
        var error = shop.value("select lib_http_post(" + quoted(url) + ", '{}')");
        return error.isEmpty() ? shop.value("select url from webhook_outbox order by seq desc limit 1") : error;
    }
}
