package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose app people may install, with a Slack and an outbound that stand in. */
abstract class InstallingSlack {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String KEY = "the-secret-key-of-tests";
    private static final String SIGNING = "8f742231b10e8888abcd99yyyzzz85a5";
    static final String TOKEN = "xoxb-of-the-second-workspace";

    final SlackStandIn slack = SlackStandIn.start();
    final FakeOutbound outbound = FakeOutbound.start();
    private final AtomicInteger events = new AtomicInteger();
    @TempDir
    Path data;
    Gateway gateway;

    /** A browser on its way through Slack. */
    record Visit(String state, String cookie) {
    }

    @BeforeEach
    void start() {
        gateway = gateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
        outbound.close();
        slack.close();
    }

    /** Of two settings of one name the later one counts. */
    Gateway gateway(String... more) {
        var settings = new LinkedHashMap<String, String>();
        Stream.concat(Stream.of("tar.slack.signing-secret=" + SIGNING, "tar.slack.bot-token=" + SlackStandIn.TOKEN,
                "tar.slack.api-url=" + slack.url(), "tar.slack.client-id=" + SlackStandIn.CLIENT_ID,
                "tar.slack.client-secret=" + SlackStandIn.CLIENT_SECRET,
                "tar.slack.public-url=http://tar.example.com/", "tar.secret-key=" + KEY), Stream.of(more))
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        return Gateway.startWhole(data, outbound, settings.values().toArray(String[]::new));
    }

    HttpResponse<String> install(String team, String name, String token) {
        slack.grant("code", team, name, token);
        var visit = visit();
        return back(visit, "code=code&state=" + visit.state());
    }

    Visit visit() {
        var answer = gateway.get("/slack/install");
        var to = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return new Visit(query(to).getOrDefault("state", ""),
                answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]);
    }

    HttpResponse<String> back(Visit visit, String query) {
        return visit.cookie().isEmpty()
                ? gateway.get("/slack/oauth?" + query)
                : gateway.get("/slack/oauth?" + query, "Cookie", visit.cookie());
    }

    /** As a state would be that lasts longer. */
    static String forged(String state) {
        var parts = state.split("\\.", -1);
        return parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2];
    }

    static Map<String, String> query(URI url) {
        return Arrays.stream(url.getRawQuery().split("&", -1)).map(pair -> pair.split("=", 2)).collect(
                Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    HttpResponse<String> add(String token) {
        return gateway.post("/v1/accounts/slack", ("{\"token\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8),
                "Authorization", "Bearer " + Gateway.INTERNAL_TOKEN);
    }

    /** Slack has given the token out. */
    void exchanged() {
        assertThat(gateway.bean(ExchangeCode.class).exchange("code")).isInstanceOf(Exchange.Granted.class);
    }

    void says(String team, String bot, String text) {
        event("{\"team_id\":\"" + team + "\",", message("<@" + bot + "> " + text, SlackStandIn.ADMIN));
    }

    void ends(String team, String event) {
        event("{\"team_id\":\"" + team + "\",", event);
    }

    String message(String text, String user) {
        var ts = InstantSource.system().instant().getEpochSecond() + "." + events.incrementAndGet();
        return "{\"type\":\"message\",\"channel\":\"%s\",\"user\":\"%s\",\"text\":\"%s\",\"ts\":\"%s\",\"event_ts\":\"%s\"}"
                .formatted(SlackStandIn.CHANNEL, user, text, ts, ts);
    }

    void event(String begin, String event) {
        post(begin + "\"type\":\"event_callback\",\"event_id\":\"Ev" + events.incrementAndGet() + "\",\"event\":"
                + event
                + "}", "application/json");
    }

    void form(String body) {
        post(body, "application/x-www-form-urlencoded");
    }

    private void post(String body, String type) {
        var timestamp = String.valueOf(InstantSource.system().instant().getEpochSecond());
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var answer = gateway.send(HttpRequest.newBuilder().header("Content-Type", type)
                .header(SlackSignature.TIMESTAMP, timestamp)
                .header(SlackSignature.HEADER, SlackSignature.of(SIGNING, timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)), "/webhooks/slack");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String sealed() {
        return gateway.jdbc().sql("select sealed from account").query(String.class).single();
    }

    int accounts() {
        return gateway.jdbc().sql("select count(*) from account").query(Integer.class).single();
    }

    List<String> rooms() {
        return gateway.jdbc().sql("select account || ' ' || role from room where paused_at is null order by id")
                .query(String.class).list();
    }
}
