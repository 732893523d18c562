package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.slack.SlackStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How Tar comes into a workspace, that each is its own, and how Tar is put out again. */
class SlackInstallTests extends InstallingSlack {

    @Test
    void theWayToSlackSaysWhatTarAsksForAndWhereToComeBack() {
        var answer = gateway.get("/slack/install");

        assertThat(answer.statusCode()).isEqualTo(302);
        var to = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(to.toString()).startsWith(slack.url().replace("/api", "/oauth/v2/authorize?"));
        assertThat(query(to)).containsEntry("client_id", SlackStandIn.CLIENT_ID)
                .containsEntry("redirect_uri", "http://tar.example.com/slack/oauth")
                .hasEntrySatisfying("scope", scope -> assertThat(scope).contains("chat:write", "files:read"));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax",
                "Path=/slack", "Max-Age=600");
    }

    @Test
    void whatHappensInAWorkspaceIsItsOwn() {
        var page = install("T2", "Second & <Sons>", TOKEN);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Tar is in Second &amp; &lt;Sons&gt;", "/invite @Tar").doesNotContain(TOKEN);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(outbound.sealed("slack/T2")).startsWith("v1:")
                .doesNotContain("xoxb");
        assertThat(gateway.jdbc().sql("select * from account").query().singleRow().toString()).doesNotContain("xoxb");

        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        says("T1", SlackStandIn.BOT, "bind inventory");
        says("T9", SlackStandIn.BOT + "T9", "bind finance");

        await().atMost(SOON).untilAsserted(
                () -> assertThat(rooms()).containsExactlyInAnyOrder("T2 orders", " inventory"));
        assertThat(gateway.jdbc().sql("select lane from inbound_message order by id").query(String.class).list())
                .containsExactly("slack/T2/" + SlackStandIn.CHANNEL + "/", "slack//" + SlackStandIn.CHANNEL + "/");
        assertThat(slack.calls("users.info")).extracting(SlackStandIn.Call::token).contains(TOKEN, SlackStandIn.TOKEN);
        await().atMost(SOON).until(() -> outbound.messages().size() >= 2);
        assertThat(outbound.messages()).extracting(message -> message.path("room").path("account").asString(""))
                .contains("T2", "");
    }

    @Test
    void pressesAndCommandsAreRoutedToo() {
        install("T2", "Second", TOKEN);

        form("command=%2Ftar&team_id=T2&channel_id=C9&channel_name=x&user_id=U1&user_name=a&text=help&trigger_id=t1");
        form("payload=" + encoded("{\"type\":\"block_actions\",\"trigger_id\":\"t2\",\"team\":{\"id\":\"T2\"},"
                + "\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C9\"},\"actions\":[{\"value\":\"b\"}]}"));
        form("command=%2Ftar&team_id=T9&channel_id=C9&channel_name=x&user_id=U1&user_name=a&text=help&trigger_id=t3");

        assertThat(gateway.jdbc().sql("select account || ' ' || update_id from inbound_message order by id")
                .query(String.class).list()).containsExactly("T2 t1", "T2 t2");
    }

    @Test
    void inASharedChannelTheWorkspaceThatLetsTarSeeItCounts() {
        install("T2", "Second", TOKEN);

        event("{\"team_id\":\"T9\",\"authorizations\":[{\"team_id\":\"T2\"}],", message("x", "U1"));

        assertThat(gateway.jdbc().sql("select account from inbound_message").query(String.class).list())
                .containsExactly("T2");
    }

    @Test
    void installedAgainItHasItsNewToken() {
        install("T2", "Second", TOKEN);
        var before = sealed();

        var page = install("T2", "Second", "xoxb-a-newer-one");

        assertThat(page.body()).contains("Tar is in Second again");
        assertThat(sealed()).isNotEqualTo(before);
        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));
        assertThat(slack.calls("users.info")).extracting(SlackStandIn.Call::token).containsOnly("xoxb-a-newer-one");
    }

    @Test
    void putOutItsRoomsArePausedUntilItIsBack() {
        install("T2", "Second", TOKEN);
        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));

        slack.revoke(TOKEN);
        ends("T2", "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[],\"bot\":[\"U0BOTT2\"]}}");
        ends("T2", "{\"type\":\"app_uninstalled\"}");

        await().atMost(SOON).until(() -> outbound.accounts().isEmpty() && rooms().isEmpty());
        gateway.awaitQuiet();
        assertThat(gateway.count("state = 'parked'")).isZero();
        assertThat(accounts()).isZero();

        install("T2", "Second", "xoxb-the-next");
        assertThat(rooms()).containsExactly("T2 orders");
        assertThat(gateway.jdbc().sql("select action from audit where action like 'room_%' order by id")
                .query(String.class).list()).containsExactly("room_paused", "room_resumed");
    }

    @Test
    void anEndThatComesLateDoesNotEndWhatBeganSince() {
        install("T2", "Second", TOKEN);

        ends("T2", "{\"type\":\"app_uninstalled\"}");

        gateway.awaitQuiet();
        assertThat(accounts()).isOne();
    }

    @Test
    void whatIsInstalledAgainWhileItEndsStays() {
        for (var moment : List.<Consumer<Runnable>>of(outbound::beforeRemoval, outbound::afterRemoval)) {
            var token = "xoxb-" + moment.hashCode();
            install("T2", "Second", token);
            says("T2", SlackStandIn.BOT + "T2", "bind orders");
            await().atMost(SOON).until(() -> rooms().contains("T2 orders"));
            var before = sealed();
            slack.revoke(token);
            moment.accept(() -> install("T2", "Second", token + "-since"));

            ends("T2", "{\"type\":\"app_uninstalled\"}");

            await().atMost(SOON).until(() -> accounts() == 1 && !sealed().equals(before));
            gateway.awaitQuiet();
            assertThat(accounts()).isOne();
            assertThat(rooms()).containsExactly("T2 orders");
            assertThat(outbound.sealed("slack/T2")).isEqualTo(sealed());
        }
    }

    @Test
    void anEndWaitsForOutbound() {
        install("T2", "Second", TOKEN);
        slack.revoke(TOKEN);
        outbound.failWith(503);

        ends("T2", "{\"type\":\"app_uninstalled\"}");
        await().atMost(SOON).until(() -> outbound.refused() > 0);
        assertThat(accounts()).isOne();
        outbound.failWith(0);

        await().atMost(SOON).until(() -> outbound.accounts().isEmpty() && accounts() == 0);
    }

    @Test
    void aStateIsGoodForItsBrowserOnlyAndOnce() {
        slack.grant("code", "T2", "Second", TOKEN);
        var visit = visit();
        var other = visit();

        for (var wrong : List.of(back(new Visit("", ""), "code=code&state=" + visit.state()),
                back(other, "code=code&state=" + visit.state()), back(visit, "code=code&state=" + visit.state() + "x"),
                back(visit, "code=code&state="), back(visit, "code=code&state=" + forged(visit.state())))) {
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("did not begin here");
        }
        assertThat(slack.calls("oauth.v2.access")).isEmpty();

        assertThat(back(visit, "code=code&state=" + visit.state()).statusCode()).isEqualTo(200);
        var again = back(visit, "code=code&state=" + visit.state());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("done before");
        assertThat(slack.calls("oauth.v2.access")).hasSize(1);
    }

    @Test
    void aStateIsGoodForTenMinutes() {
        slack.grant("code", "T2", "Second", TOKEN);
        var clock = SettableClock.at(InstantSource.system().instant().minus(Duration.ofMinutes(10)).toString());
        var old = new InstallStates(KEY, gateway.bean(SlackSettings.class), gateway.bean(InstallStateStore.class),
                clock).issue();

        var page = back(new Visit(old.state(), InstallController.COOKIE + "=" + old.cookie()),
                "code=code&state=" + old.state());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("too long");
        assertThat(accounts()).isZero();
    }

    @Test
    void operatorsMayAddAWorkspaceByItsToken() {
        slack.grant("code", "T2", "Second", TOKEN);
        exchanged();

        assertThat(add(TOKEN).statusCode()).isEqualTo(201);
        assertThat(add(TOKEN).statusCode()).isEqualTo(200);
        assertThat(add("xoxb-nobodys").body()).contains("wrong-token");
        assertThat(add("xoxp-a-persons").body()).contains("malformed", "xoxb-");
        assertThat(add(SlackStandIn.TOKEN).body()).contains("workspace-of-the-environment");
        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));
    }

    @Test
    void withoutAWorkspaceInTheEnvironmentInstalledOnesWork() {
        gateway.close();
        gateway = gateway("tar.slack.bot-token=");
        install("T2", "Second", TOKEN);

        says("T2", SlackStandIn.BOT + "T2", "bind orders");
        says("T1", SlackStandIn.BOT, "bind inventory");

        await().atMost(SOON).until(() -> rooms().contains("T2 orders"));
        assertThat(gateway.count("account = ''")).isZero();
    }
}
