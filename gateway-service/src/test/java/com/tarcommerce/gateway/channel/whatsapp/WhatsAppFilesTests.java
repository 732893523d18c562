package com.tarcommerce.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.channel.ForeignHost;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Against a Cloud API that says and gives what no honest one would, and a bridge that is not there. */
class WhatsAppFilesTests {
    private static final byte[] PICTURE = "picture".getBytes(StandardCharsets.UTF_8);
    private static final Room PERSON = new Room("whatsapp", CloudApiStandIn.PHONE, "91987", null);
    private static final Room GROUP = new Room("whatsapp", "bridge", "1@g.us", null);

    private final CloudApiStandIn cloud = CloudApiStandIn.start();
    private ForeignHost foreign;

    @BeforeEach
    void start() throws IOException {
        foreign = new ForeignHost();
    }

    @AfterEach
    void stop() {
        cloud.close();
        foreign.close();
    }

    @Test
    void aFileIsFetchedFromWhereMetaSaysThatItLies() {
        cloud.add("1001", "image/jpeg", PICTURE);

        assertThat(fetch("1001", null)).isInstanceOfSatisfying(Fetched.Content.class,
                file -> assertThat(file.bytes()).isEqualTo(PICTURE));
    }

    @Test
    void whatIsTooLargeIsNotFetched() {
        cloud.add("1001", "image/jpeg", new byte[MediaSource.MOST_BYTES + 1]);

        assertThat(fetch("1001", null)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(fetch("1001", MediaSource.MOST_BYTES + 1L)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(cloud.given()).isEmpty();
    }

    @Test
    void whatMetaDoesNotKnowAnyMoreIsGone() {
        assertThat(fetch("1001", null)).isInstanceOf(Fetched.Gone.class);
        cloud.add("1001", "image/jpeg", PICTURE);
        assertThat(files("another-token", cloud.url()).fetch(PERSON, file("1001", null)))
                .as("the token has run out").isInstanceOf(Fetched.Gone.class);
        assertThat(fetch("1001/../1001", null)).as("no id").isInstanceOf(Fetched.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void anAddressThatHasRunOutIsGone(int status) {
        cloud.add("1001", "image/jpeg", PICTURE, status, null);

        assertThat(fetch("1001", null)).isInstanceOf(Fetched.Gone.class);
        assertThat(cloud.given()).hasSize(1);
    }

    @Test
    void aFileThatLiesElsewhereIsNotFetchedAndNobodySeesTheToken() {
        for (var address : new String[]{foreign.url(), "http://lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com@evil.example/x", "https://lookaside.fbsbx.com.evil.example/x",
                "https://evil.example/x", "file:///etc/passwd", ""}) {
            cloud.addElsewhere("1001", "image/jpeg", address);

            assertThat(fetch("1001", null)).as(address).isInstanceOf(Fetched.Gone.class);
        }
        assertThat(foreign.calls()).isEmpty();
    }

    @Test
    void noRedirectIsFollowed() {
        cloud.add("1001", "image/jpeg", PICTURE, 302, foreign.url());

        assertThat(fetch("1001", null)).isInstanceOf(Fetched.Gone.class);
        assertThat(foreign.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aMetaThatIsBusyIsAskedAgainLater(int status) {
        cloud.add("1001", "image/jpeg", PICTURE, status, null);

        assertThatThrownBy(() -> fetch("1001", null)).isInstanceOf(TemporaryFailure.class)
                .hasMessageNotContaining(CloudApiStandIn.TOKEN).hasNoCause();
    }

    @Test
    void whatIsAwayIsAskedAgainLater() {
        cloud.close();

        assertThatThrownBy(() -> fetch("1001", null)).isInstanceOf(TemporaryFailure.class)
                .hasMessageNotContaining(CloudApiStandIn.TOKEN).hasNoCause();
        assertThatThrownBy(() -> files(CloudApiStandIn.TOKEN, cloud.url()).fetch(GROUP, file("wa_1", null)))
                .isInstanceOf(TemporaryFailure.class).hasNoCause();
    }

    @Test
    void aRoomOfAnotherNumberHasNothingToGive() {
        cloud.add("1001", "image/jpeg", PICTURE);

        assertThat(files(CloudApiStandIn.TOKEN, cloud.url()).fetch(new Room("whatsapp", "other", "91987", null),
                file("1001", null))).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void theCloudApiIsNotOnWithoutTheTokenThatFetches() {
        assertThatThrownBy(() -> settings("", cloud.url())).hasMessageContaining("TAR_WHATSAPP_TOKEN");
    }

    private Fetched fetch(String id, @Nullable Long size) {
        return files(CloudApiStandIn.TOKEN, cloud.url()).fetch(PERSON, file(id, size));
    }

    private static Incoming.File file(String id, @Nullable Long size) {
        return new Incoming.File(id, "image/jpeg", size);
    }

    private static WhatsAppSettings settings(String token, String api) {
        return new WhatsAppSettings("http://127.0.0.1:9", "a-secret-of-the-bridge", "app-secret", "verify-me",
                CloudApiStandIn.PHONE, token, api);
    }

    private static WhatsAppFiles files(String token, String api) {
        var settings = settings(token, api);
        var json = JsonMapper.builder().build();
        var factories = ClientHttpRequestFactoryBuilder.jdk();
        return new WhatsAppFiles(settings, new BridgeClient(settings, InstantSource.system(), json, factories),
                new CloudFiles(settings, factories, json));
    }
}
