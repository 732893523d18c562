package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.slack.SlackStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What may go wrong on the way into a workspace, and what is said then. */
class SlackInstallTroubleTests extends InstallingSlack {

    @Test
    void theEnvironmentsWorkspaceIsLeftAlone() {
        slack.grant("code", SlackStandIn.TEAM, "Meera Stores", "xoxb-second-of-the-first");
        var visit = visit();

        var page = back(visit, "code=code&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Tar is there already");
        ends(SlackStandIn.TEAM, "{\"type\":\"app_uninstalled\"}");
        gateway.awaitQuiet();
        assertThat(gateway.count("state = 'parked'")).isZero();
        assertThat(accounts()).isZero();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void oneThatWasInstalledBeforeItBecameTheEnvironmentsIsListenedToOnceAndThatIsSaid(CapturedOutput output) {
        gateway.close();
        gateway = gateway("tar.slack.bot-token=");
        install(SlackStandIn.TEAM, "Meera Stores", "xoxb-second-of-the-first");
        gateway.close();
        gateway = gateway();

        says(SlackStandIn.TEAM, SlackStandIn.BOT, "bind orders");

        await().atMost(SOON).until(() -> rooms().contains(SlackStandIn.TEAM + " orders"));
        await().atMost(SOON)
                .until(() -> output.getAll().contains("remove the account (its rooms pause) or the variable"));
        assertThat(gateway.count("account = ''")).isZero();
    }

    @Test
    void aTokenOfTheEnvironmentThatIsDeadStopsNobodyElse() {
        slack.revoke(SlackStandIn.TOKEN);

        assertThat(install("T2", "Second", TOKEN).statusCode()).isEqualTo(200);

        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        says(SlackStandIn.TEAM, SlackStandIn.BOT, "bind inventory");
        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));
        assertThat(gateway.count("account = ''")).isZero();
    }

    @Test
    void whoSaysNoIsToldThatNothingChanged() {
        var visit = visit();

        var page = back(visit, "error=access_denied&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("not let in", "Nothing was changed", "/slack/install");
        assertThat(slack.calls("oauth.v2.access")).isEmpty();
    }

    @Test
    void aCodeThatSlackDoesNotKnowIsSaid() {
        var visit = visit();

        var page = back(visit, "code=used-before&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("does not know this code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "internal_error", "fatal_error"})
    void aSlackThatDoesNotAnswerIsSaid(String error) {
        slack.refuseNext(error);
        var visit = visit();

        var page = back(visit, "code=code&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Slack does not answer", "begin anew");
    }

    @Test
    void aSlackThatIsDownIsSaid() {
        var visit = visit();
        slack.close();

        assertThat(back(visit, "code=code&state=" + visit.state()).statusCode()).isEqualTo(503);
    }

    @Test
    void anAppThatSlackRefusesIsForWhoeverRunsTar() {
        slack.refuseNext("bad_redirect_uri");
        var visit = visit();

        var page = back(visit, "code=code&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("bad_redirect_uri", "Whoever runs this Tar");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"expires_in\":43200,\"refresh_token\":\"xoxe-1\" | expires",
            "\"is_enterprise_install\":true | whole organization"})
    void aTokenThatTarCanNotWorkWithIsNotKept(String more, String says) {
        slack.grant("code", "T2", "Second", TOKEN, more);
        var visit = visit();

        var page = back(visit, "code=code&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains(says);
        assertThat(accounts()).isZero();
    }

    @Test
    void whatCanNotBeKeptIsSaidAndBegunAnew() {
        outbound.failWith(500);
        assertThat(install("T2", "Second", TOKEN).body()).contains("could not keep", "Wait a minute");
        assertThat(accounts()).isZero();
        outbound.failWith(0);

        assertThat(install("T2", "Second", TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void whoBeginsTooOftenKeepsNobodyFromComingBack() {
        slack.grant("code", "T2", "Second", TOKEN);
        var visit = visit();
        for (var visits = 1; visits < InstallPace.MOST; visits++) {
            assertThat(gateway.get("/slack/install").statusCode()).isEqualTo(302);
        }

        assertThat(gateway.get("/slack/install").statusCode()).isEqualTo(429);
        assertThat(back(visit, "code=code&state=" + visit.state()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoComesBackTooOftenIsToldWhenToComeAgain() {
        slack.grant("code", "T2", "Second", TOKEN);
        for (var visits = 0; visits < InstallPace.MOST; visits++) {
            assertThat(gateway.get("/slack/oauth?error=access_denied").statusCode()).isEqualTo(400);
        }

        var visit = visit();
        var page = back(visit, "code=code&state=" + visit.state());

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After").orElseThrow()).isBetween("1", "5");
        assertThat(page.body()).contains("Too often", "Nothing was changed");
        assertThat(slack.calls("oauth.v2.access")).isEmpty();
    }

    @Test
    void withoutAnAppNobodyInstallsIt() {
        gateway.close();
        gateway = gateway("tar.slack.client-id=");

        assertThat(gateway.get("/slack/install").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/slack/oauth?code=x&state=y").body()).contains("TAR_SLACK_CLIENT_ID");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tar.secret-key= | TAR_SECRET_KEY",
            "tar.slack.client-secret= | TAR_SLACK_CLIENT_SECRET", "tar.slack.public-url= | TAR_SLACK_PUBLIC_URL",
            "tar.slack.signing-secret= | TAR_SLACK_SIGNING_SECRET"})
    void aSettingThatIsMissingRefusesTheStart(String without, String named) {
        gateway.close();

        assertThatThrownBy(() -> gateway(without).close()).hasStackTraceContaining(named);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noTokenIsInTheLog(CapturedOutput output) {
        gateway.close();
        gateway = gateway("logging.level.root=debug", "logging.level.com.sun.net.httpserver=info");
        install("T2", "Second", TOKEN);
        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));

        assertThat(output.getAll()).contains("/slack/oauth").doesNotContain(TOKEN, SlackStandIn.TOKEN,
                SlackStandIn.CLIENT_SECRET, KEY);
    }
}
