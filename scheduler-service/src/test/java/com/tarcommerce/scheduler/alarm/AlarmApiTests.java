package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmApiTests extends RunningScheduler {

    @Test
    void aNewAlarmIsCreatedAndAnotherSetReplacesIt() {
        var alarm = anAlarm();

        var created = put(alarm, "{\"delay\":\"PT3H\",\"payload\":{\"cart\":7}}");
        var replaced = put(alarm, "{\"delay\":\"PT4H\",\"payload\":[1]}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(Instant.parse(created.json().path("scheduledAt").asString()))
                .isEqualTo(CLOCK.instant().plus(Duration.ofHours(3)));
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("generation").asLong())
                .isGreaterThan(created.json().path("generation").asLong());
        assertThat(get(alarm).json()).isEqualTo(replaced.json());
        assertThat(replaced.json().path("payload").path(0).asInt()).isEqualTo(1);
    }

    @Test
    void aGenerationIsNotUsedAgainAfterADelete() {
        var alarm = anAlarm();
        var at = inThreeHours();
        var first = set(alarm, at, "/hooks/x").path("generation").asLong();
        delete(alarm);

        assertThat(get(alarm).status()).isEqualTo(404);
        assertThat(delete(alarm).status()).isEqualTo(204);
        assertThat(set(alarm, at, "/hooks/x").path("generation").asLong()).isGreaterThan(first);
        delete(alarm);
    }

    @Test
    void epochMillisecondsAreAMomentToo() {
        var at = inThreeHours();

        var answer = put(anAlarm(), "{\"at\":%d}".formatted(at.toEpochMilli()));

        assertThat(Instant.parse(answer.json().path("scheduledAt").asString())).isEqualTo(at);
    }

    @Test
    void aPayloadComesBackWithEveryDigitOfItsNumbers() {
        var alarm = anAlarm();
        var payload = "{\"price\":0.1000000000000000055511151231257827,\"kg\":1.10,\"id\":123456789012345678901,\"far\":1E+99999}";
        var hook = aHook();

        var answer = put(alarm, "{\"delay\":\"PT0S\",\"payload\":%s,\"callback\":\"%s\"}".formatted(payload,
                RECEIVER.url() + hook));

        assertThat(answer.body()).contains("\"payload\":" + payload);
        awaitArrivals(hook, 1);
        assertThat(RECEIVER.texts(hook)).singleElement().asString().contains("\"payload\":" + payload);
    }

    @Test
    void aMomentBetweenMillisecondsIsRoundedUpSoThatItIsNotEarly() {
        var answer = put(anAlarm(), "{\"at\":\"2030-01-01T00:00:00.000001+05:30\"}");

        assertThat(answer.json().path("scheduledAt").asString()).isEqualTo("2029-12-31T18:30:00.001Z");
    }

    @Test
    void cronIsReadInItsZone() {
        var answer = put(anAlarm(), "{\"cron\":\"0  9 1 1 *\",\"zone\":\"Asia/Kolkata\"}");

        assertThat(answer.json().path("scheduledAt").asString()).endsWith("-01-01T03:30:00Z");
        assertThat(answer.json().path("cron").asString()).isEqualTo("0 9 1 1 *");
        assertThat(answer.json().path("zone").asString()).isEqualTo("Asia/Kolkata");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                  | exactly one of at, delay and cron
            {"at":1,"delay":"PT1H"}                             | exactly one of at, delay and cron
            {"delay":"PT1H","cron":"* * * * *"}                 | exactly one of at, delay and cron
            {"at":1,"delay":"PT1H","cron":"* * * * *"}          | exactly one of at, delay and cron
            {"delay":"PT1H","zone":"UTC"}                       | zone
            {"delay":"PT1H","times":3}                          | times
            {"at":1,"until":"2030-01-01T00:00:00Z"}             | until
            {"cron":"0 9 * * *","times":0}                      | times
            {"cron":"0 9 * * *","until":"2020-01-01T00:00:00Z"} | until
            {"cron":"0 9 * * *","until":"+300000000-01-01T00:00:00Z"} | 9999
            {"delay":"PT1H","misfire":"maybe"}                  | misfire
            {"delay":"-PT1S"}                                   | delay
            {"delay":10800}                                     | delay
            {"delay":"soon"}                                    | delay
            {"at":"tomorrow"}                                   | at
            {"at":"+20000-01-01T00:00:00Z"}                     | 9999
            {"delay":"PT9999999999H"}                           | 9999
            {"cron":"61 * * * *"}                               | minute
            {"cron":"0 9 * *"}                                  | five fields
            {"cron":"0 0 30 2 *"}                               | never comes
            {"cron":"0 9 * * *","zone":"Mars/Olympus"}          | zone
            {"delay":"PT1H","callback":"ftp://127.0.0.1/x"}     | callback
            {"delay":"PT1H","callback":"/events/alarms"}        | callback
            {"delay":                                           | JSON
            """)
    void whatCannotBeSetIsRefusedAndNamed(String body, String named) {
        var answer = put(anAlarm(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tar:problem:malformed");
        assertThat(answer.detail()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/alarms/sh%20op/a/b", "/v1/alarms/shop/a%0Ab/b", "/v1/alarms/shop/a/caf%C3%A9",
            "/v1/alarms/shop/a/x$y"})
    void aSegmentOutsideThePatternIsRefused(String path) {
        assertThat(put(path, "{\"delay\":\"PT1H\"}").status()).isEqualTo(400);
        assertThat(get(path).status()).isEqualTo(400);
        assertThat(delete(path).status()).isEqualTo(400);
    }

    @Test
    void aSegmentMayHave128CharactersAndNoMore() {
        var body = "{\"delay\":\"PT1H\"}";

        assertThat(put("/v1/alarms/shop/A.z_0:9-/" + "n".repeat(128), body).status()).isIn(200, 201);
        assertThat(put("/v1/alarms/shop/A.z_0:9-/" + "n".repeat(129), body).status()).isEqualTo(400);
    }

    @Test
    void aCallbackThatIsNotAllowedIsForbiddenAndNamesTheSetting() {
        var answer = put(anAlarm(), """
                {"delay":"PT1H","callback":"%s/elsewhere"}""".formatted(RECEIVER.url()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("TAR_CALLBACK_ALLOW");
    }

    @Test
    void aPayloadMayHave64KiBAndNoMore() {
        var largest = "{\"delay\":\"PT1H\",\"payload\":\"" + "p".repeat(64 * 1024 - 2) + "\"}";
        var larger = "{\"delay\":\"PT1H\",\"payload\":\"" + "p".repeat(64 * 1024 - 1) + "\"}";

        assertThat(put(anAlarm(), largest).status()).isEqualTo(201);
        var refused = put(anAlarm(), larger);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("payload", "64 KiB");
        assertThat(put(anAlarm(), " ".repeat(600 * 1024) + largest).status()).isEqualTo(413);
    }

    /** Three bytes each. */
    @Test
    void aPayloadIsMeasuredInBytes() {
        assertThat(put(anAlarm(), devanagari(21_844)).status()).isEqualTo(201);

        var refused = put(anAlarm(), devanagari(21_845));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("payload", "64 KiB");
    }

    private static String devanagari(int characters) {
        return "{\"delay\":\"PT1H\",\"payload\":\"" + "\u0926".repeat(characters) + "\"}";
    }

    @Test
    void aBodyInChunksIsMeasuredToo() {
        var alarm = "{\"delay\":\"PT1H\",\"payload\":1}";

        assertThat(putInChunks(anAlarm(), " ".repeat(512 * 1024 - alarm.length()) + alarm).status()).isEqualTo(201);
        var refused = putInChunks(anAlarm(), " ".repeat(512 * 1024 - alarm.length() + 1) + alarm);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("512 KiB");
    }

    @Test
    void aBatchMayHave32MiBAndNoMore() {
        var batch = "{\"alarms\":[{\"tenant\":\"shop\",\"owner\":\"large\",\"name\":\"x\",\"delay\":\"PT1H\"}]}";

        assertThat(post("/v1/alarms:batch", " ".repeat(2 * 1024 * 1024) + batch).status()).isEqualTo(200);
        assertThat(announce("/v1/alarms:batch", 32 * 1024 * 1024 + 1)).contains(" 413 ");
    }

    @Test
    void withoutTheInternalTokenNothingIsAnswered() {
        var alarm = anAlarm();

        assertThat(send("PUT", alarm, "{\"delay\":\"PT1H\"}", "another-token-entirely").status()).isEqualTo(401);
        assertThat(send("POST", "/v1/alarms:batch", "{\"alarms\":[]}", "no").status()).isEqualTo(401);
        assertThat(send("GET", "/v1/dead-letters", null, "no").status()).isEqualTo(401);
        assertThat(get(alarm).status()).isEqualTo(404);
    }

    @Test
    void aBatchIsSetAllTogether() {
        var tenant = "t" + UUID.randomUUID();

        var answer = post("/v1/alarms:batch", """
                {"alarms":[{"tenant":"%1$s","owner":"b","name":"x","delay":"PT1H","payload":1},
                {"tenant":"%1$s","owner":"a","name":"y","cron":"0 9 * * *"}]}""".formatted(tenant));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items").path(0).path("payload").asInt()).isEqualTo(1);
        assertThat(names("/v1/alarms/" + tenant)).isEqualTo("a/y b/x");
    }

    @Test
    void aBatchWithOneBadAlarmSetsNone() {
        var tenant = "t" + UUID.randomUUID();
        var good = "{\"tenant\":\"" + tenant + "\",\"owner\":\"a\",\"name\":\"x\",\"delay\":\"PT1H\"}";

        assertThat(post("/v1/alarms:batch", "{\"alarms\":[" + good + "," + good.replace("PT1H", "-PT1H") + "]}")
                .status()).isEqualTo(400);
        assertThat(post("/v1/alarms:batch", "{\"alarms\":[" + good + "," + good + "]}").detail()).contains("twice");
        assertThat(post("/v1/alarms:batch", "{\"alarms\":[{\"delay\":\"PT1H\"}]}").detail()).contains("tenant");
        assertThat(post("/v1/alarms:batch", "{\"alarms\":[]}").detail()).contains("1 to 1,000");
        assertThat(post("/v1/alarms:batch", "{}").status()).isEqualTo(400);
        assertThat(names("/v1/alarms/" + tenant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "delay":"-PT1H"                         | 400 | malformed            | alarms[1] (shop/b/x): delay is negative
            "delay":"PT1H","callback":"%s/elsewhere" | 403 | callback-not-allowed | alarms[1] (shop/b/x): The callback is not
            "delay":"PT1H","payload":"LARGE"        | 413 | too-large            | alarms[1] (shop/b/x): payload is larger
            "delay":10                              | 400 | malformed            | 'alarms[1].delay'
            """)
    void aRefusalOfABatchSaysWhichAlarmIsMeant(String bad, int status, String type, String detail) {
        var refused = post("/v1/alarms:batch", """
                {"alarms":[{"tenant":"shop","owner":"a","name":"x","delay":"PT1H"},
                {"tenant":"shop","owner":"b","name":"x",%s}]}""".formatted(
                bad.replace("%s", RECEIVER.url()).replace("LARGE", "p".repeat(64 * 1024))));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:tar:problem:" + type);
        assertThat(refused.detail()).contains(detail);
    }

    @Test
    void aRefusalOfAKeyInABatchSaysWhereItStands() {
        var good = "{\"tenant\":\"shop\",\"owner\":\"a\",\"name\":\"x\",\"delay\":\"PT1H\"}";

        assertThat(post("/v1/alarms:batch", "{\"alarms\":[" + good + ",{\"delay\":\"PT1H\"}]}").detail())
                .startsWith("alarms[1]: tenant");
        assertThat(post("/v1/alarms:batch", "{\"alarms\":[" + good + "," + good.replace("\"a\"", "\"a b\"") + "]}")
                .detail()).startsWith("alarms[1]: The owner");
        assertThat(post("/v1/alarms:batch", "{\"alarms\":[" + good + "," + good + "]}").detail())
                .isEqualTo("alarms names shop/a/x twice.");
    }

    @Test
    void theListSaysForHowLongEachHasBeenDue() {
        var tenant = "t" + UUID.randomUUID();
        var hook = aHook();
        var alarm = "/v1/alarms/" + tenant + "/a/x";
        RECEIVER.reply(hook, Reply.of(503));
        set(alarm, CLOCK.instant(), hook);
        set("/v1/alarms/" + tenant + "/b/x", inThreeHours(), hook);
        awaitAttempts(alarm, 1);

        CLOCK.advance(Duration.ofMillis(1_500));

        assertThat(get("/v1/alarms/" + tenant).json().path("items")).extracting(item -> item.path("lagMs").asLong(-1))
                .containsExactly(1_500L, 0L);
        delete("/v1/alarms/" + tenant + "/b/x");
        CLOCK.advance(Duration.ofSeconds(2));
        awaitStatus(alarm, 404);
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        var tenant = "t" + UUID.randomUUID();
        IntStream.range(0, 5)
                .forEach(no -> put("/v1/alarms/" + tenant + "/o" + no / 2 + "/n" + no, "{\"delay\":\"PT1H\"}"));

        var first = get("/v1/alarms/" + tenant + "?limit=3").json();
        var cursor = first.path("next").asString();

        assertThat(names("/v1/alarms/" + tenant + "?limit=3")).isEqualTo("o0/n0 o0/n1 o1/n2");
        assertThat(names("/v1/alarms/" + tenant + "?limit=3&cursor=" + cursor)).isEqualTo("o1/n3 o2/n4");
        assertThat(get("/v1/alarms/" + tenant + "?limit=3&cursor=" + cursor).json().path("next").isNull()).isTrue();
        assertThat(get("/v1/alarms/" + tenant + "?limit=0").status()).isEqualTo(400);
        assertThat(get("/v1/alarms/" + tenant + "?cursor=*").status()).isEqualTo(400);
    }

    @Test
    void theContractIsInTheOpenApi() {
        var paths = get("/v3/api-docs").json().path("paths");

        assertThat(paths.propertyNames()).contains("/v1/alarms/{tenant}/{owner}/{name}", "/v1/alarms:batch",
                "/v1/alarms/{tenant}", "/v1/alarms/{tenant}/{owner}/{name}/pause",
                "/v1/alarms/{tenant}/{owner}/{name}/resume", "/v1/alarms/{tenant}/{owner}/{name}/run",
                "/v1/dead-letters", "/v1/dead-letters/{id}/replay");
    }

    private String names(String list) {
        return String.join(" ", StreamSupport.stream(get(list).json().path("items").spliterator(), false)
                .map(alarm -> alarm.path("owner").asString() + "/" + alarm.path("name").asString()).toList());
    }
}
