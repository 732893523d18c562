package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.account.NoAccounts;
import com.tarcommerce.gateway.channel.FileHosts;
import com.tarcommerce.gateway.channel.ForeignHost;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.gateway.intake.MediaSource.Fetched;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;

/** Against a Slack that says and gives what no honest one would. */
class SlackFilesTests {
    private static final byte[] PICTURE = "picture".getBytes(StandardCharsets.UTF_8);

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackFiles files = files(slack.url(), SlackStandIn.TOKEN);
    private ForeignHost foreign;

    @BeforeEach
    void start() throws IOException {
        foreign = new ForeignHost();
    }

    @AfterEach
    void stop() {
        slack.close();
        foreign.close();
    }

    @Test
    void aFileIsFetchedFromWhereSlackSaysThatItLies() {
        slack.add("F1", "image/jpeg", PICTURE);

        assertThat(fetch(7L)).isInstanceOfSatisfying(Fetched.Content.class,
                file -> assertThat(file.bytes()).isEqualTo(PICTURE));
    }

    @Test
    void whatIsTooLargeIsNotEvenAskedFor() {
        slack.add("F1", "image/jpeg", PICTURE);

        assertThat(fetch(MediaSource.MOST_BYTES + 1L)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(slack.calls("files.info")).isEmpty();
    }

    @Test
    void whatSlackSaysIsTooLargeIsNotFetched() {
        slack.add("F1", "image/jpeg", new byte[MediaSource.MOST_BYTES + 1]);

        assertThat(fetch(null)).isInstanceOf(Fetched.TooLarge.class);
        assertThat(slack.given()).isEmpty();
    }

    @Test
    void whatIsGoneOrNotOursIsGone() {
        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        slack.add("F1", "image/jpeg", PICTURE);
        slack.refuseNext("missing_scope");
        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void whatIsNotGivenIsGone(int status) {
        slack.add("F1", "image/jpeg", PICTURE, status, null);

        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        assertThat(slack.given()).hasSize(1);
    }

    @Test
    void thePageWherePeopleSignInIsNoPicture() {
        slack.add("F1", "image/jpeg", " \n<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8));

        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void aFileThatLiesElsewhereIsNotFetchedAndNobodySeesTheToken() {
        for (var address : new String[]{foreign.url(), foreign.url() + "/files-pri/x", "http://files.slack.com/x",
                "https://files.slack.com@evil.example/x", "https://files.slack.com.evil.example/x",
                "https://evil.example/files.slack.com", "file:///etc/passwd", "//evil.example/x", "", "no address"}) {
            slack.addElsewhere("F1", "image/jpeg", address);

            assertThat(fetch(null)).as(address).isInstanceOf(Fetched.Gone.class);
        }
        assertThat(foreign.calls()).isEmpty();
    }

    @Test
    void noRedirectIsFollowed() {
        slack.add("F1", "image/jpeg", PICTURE, 302, foreign.url());

        assertThat(fetch(null)).isInstanceOf(Fetched.Gone.class);
        assertThat(foreign.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aSlackThatIsBusyIsAskedAgainLaterAndTheTokenIsNotNamed(int status) {
        slack.add("F1", "image/jpeg", PICTURE, status, null);

        assertThatThrownBy(() -> fetch(null)).isInstanceOf(TemporaryFailure.class).hasMessageNotContaining("xoxb")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "internal_error", "invalid_auth"})
    void aSlackThatDoesNotSayIsAskedAgainLater(String error) {
        slack.refuseNext(error);

        assertThatThrownBy(() -> fetch(null)).isInstanceOf(TemporaryFailure.class).hasMessageNotContaining("xoxb");
    }

    @Test
    void slacksOwnHostIsKnownByItsSchemeNameAndPort() {
        var hosts = new FileHosts("https://slack.com/api", "files.slack.com");

        assertThat(hosts.find("https://files.slack.com/files-pri/T1-F1/download/bill.jpg")).isPresent();
        assertThat(hosts.find("https://files.slack.com:8443/x")).isEmpty();
    }

    private Fetched fetch(@Nullable Long size) {
        return files.fetch(Room.of("slack", SlackStandIn.CHANNEL), new Incoming.File("F1", "image/jpeg", size));
    }

    private static SlackFiles files(String api, String token) {
        var settings = new SlackSettings("secret", token, api, "", "", "");
        var client = new SlackApi(settings, ClientHttpRequestFactoryBuilder.jdk());
        return new SlackFiles(settings, new Workspaces(settings, new NoAccounts(), client), client);
    }
}
