package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.slack.SlackStandIn;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two bots and two workspaces at once, by all real services: each shop is answered and alerted where it was spoken to. */
class SeveralAccountsTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Person SECOND = Person.bot("Tar Two", "tar_second_bot", 7_000_000_002L);
    private static final String SIGNING = "a-signing-secret-of-slack";
    private static final String TOKEN = "xoxb-of-the-second-workspace";

    private final AtomicInteger number = new AtomicInteger(100);

    @Test
    void eachShopIsAnsweredAndAlertedWhereItWasSpokenTo() throws Exception {
        try (var slack = SlackStandIn.start();
                var suite = DemoSuite.start(Launch.inThisJvm(),
                        Map.of("TAR_SECRET_KEY", "a-secret-key-of-this-test", "TAR_SLACK_BOT_TOKEN", SlackStandIn.TOKEN,
                                "TAR_SLACK_SIGNING_SECRET", SIGNING, "TAR_SLACK_API_URL", slack.url(),
                                "TAR_SLACK_LIMITS_SPEED", "0", "TAR_SLACK_CLIENT_ID", SlackStandIn.CLIENT_ID,
                                "TAR_SLACK_CLIENT_SECRET", SlackStandIn.CLIENT_SECRET, "TAR_SLACK_PUBLIC_URL",
                                "http://tar.example.com"))) {
            var first = suite.telegram();
            var second = first.another(SECOND).add(DemoSuite.FORUM);
            add(suite, second.token());
            install(suite, slack);

            trade(first, "Milk", "7");
            trade(second, "Eggs", "9");
            tradeInSlack(suite, slack, SlackStandIn.TEAM, SlackStandIn.BOT, SlackStandIn.TOKEN, "Rice", "5");
            tradeInSlack(suite, slack, "T2", SlackStandIn.BOT + "T2", TOKEN, "Dal", "3");

            assertThat(first.texts(DemoSuite.FORUM)).noneMatch(text -> text.contains("Eggs"));
            assertThat(second.texts(DemoSuite.FORUM)).noneMatch(text -> text.contains("Milk"));
            assertThat(said(slack, SlackStandIn.TOKEN)).noneMatch(text -> text.contains("Dal"));
            assertThat(said(slack, TOKEN)).noneMatch(text -> text.contains("Rice"));
            assertThat(suite.query("select count(distinct tenant_id) from room")).isEqualTo("4");
            assertThat(suite.query("select group_concat(sealed) from account")).doesNotContain("xoxb", "AAStandIn");
        }
    }

    private static void trade(BotApiStandIn bot, String item, String left) {
        says(bot, "/bind inventory", "inventory");
        says(bot, "add " + item + " at 60 rupees, 20 pieces", item);
        says(bot, "Update " + item + " stock to " + left, left);
        says(bot, "Update " + item + " stock to 0", item + " is out of stock!");
    }

    private static void says(BotApiStandIn bot, String text, String told) {
        var before = bot.texts(DemoSuite.FORUM).size();
        bot.happens(Updates.text(text).in(DemoSuite.FORUM, Topic.INVENTORY.thread()).from(Updates.RAVI).json());
        await().atMost(PATIENCE).until(() -> bot.texts(DemoSuite.FORUM).stream().skip(before)
                .anyMatch(answer -> answer.contains(told)));
    }

    private void tradeInSlack(DemoSuite suite, SlackStandIn slack, String team, String bot, String token, String item,
            String left) throws Exception {
        var sender = new InSlack(suite, slack, team, bot, token);
        says(sender, "bind inventory", "inventory");
        says(sender, "add " + item + " at 60 rupees, 20 pieces", item);
        says(sender, "Update " + item + " stock to " + left, left);
        says(sender, "Update " + item + " stock to 0", item + " is out of stock!");
    }

    private record InSlack(DemoSuite suite, SlackStandIn slack, String team, String bot, String token) {
    }

    private void says(InSlack in, String text, String told) throws Exception {
        var before = said(in.slack(), in.token()).count();
        var ts = InstantSource.system().instant().getEpochSecond() + "." + number.incrementAndGet();
        var body = """
                {"type":"event_callback","team_id":"%s","event_id":"Ev%s","event":{"type":"message","channel":"%s","user":"%s",
                 "text":"<@%s> %s","ts":"%s","event_ts":"%s"}}"""
                .formatted(in.team(), ts, SlackStandIn.CHANNEL,
                        SlackStandIn.CREATOR, in.bot(), text, ts, ts);
        var timestamp = String.valueOf(InstantSource.system().instant().getEpochSecond());
        assertThat(Posts.post(in.suite().gateway() + "/webhooks/slack", Map.of("Content-Type", "application/json",
                "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature",
                "v0=" + Posts.hmac(SIGNING, "v0:" + timestamp + ":" + body)), body).deliver()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> said(in.slack(), in.token()).skip(before)
                .anyMatch(answer -> answer.contains(told)));
    }

    private static Stream<String> said(SlackStandIn slack, String token) {
        return slack.calls().stream().filter(call -> call.method().equals("chat.postMessage"))
                .filter(call -> call.token().equals(token)).map(call -> call.parameters().getOrDefault("text", ""));
    }

    private static void add(DemoSuite suite, String token) throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(suite.gateway() + "/v1/accounts/telegram"))
                .header("Authorization", "Bearer " + suite.environment().get("TAR_INTERNAL_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void install(DemoSuite suite, SlackStandIn slack) throws Exception {
        slack.grant("code", "T2", "Second", TOKEN);
        var begun = send(HttpRequest.newBuilder(URI.create(suite.gateway() + "/slack/install")));
        var state = begun.headers().firstValue("Location").orElseThrow().replaceFirst(".*&state=", "");
        var page = send(HttpRequest.newBuilder(URI.create(suite.gateway() + "/slack/oauth?code=code&state="
                + URLDecoder.decode(state, StandardCharsets.UTF_8)))
                .header("Cookie", begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]));
        assertThat(page.body()).contains("Tar is in Second");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Posts.CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
