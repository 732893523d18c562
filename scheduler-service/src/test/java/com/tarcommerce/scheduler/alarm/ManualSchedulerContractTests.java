package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.alarm.AlarmBatch;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import com.tarcommerce.testsupport.alarm.ManualScheduler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What other services' tests take for this one answers and calls as it does. */
class ManualSchedulerContractTests extends RunningScheduler {
    /** What differs from one answer to the next. */
    private static final Set<String> OWN = Set.of("generation", "callback");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ManualScheduler manual = ManualScheduler.start(CLOCK);
    private final String alarm = anAlarm();

    @AfterEach
    void close() {
        manual.close();
    }

    @Test
    void itAnswersAlike() throws Exception {
        var at = inThreeHours();
        var body = """
                {"at":"%s","payload":{"cart":7}}""".formatted(at);

        assertAlike("GET", "");
        assertAlike("PUT", body);
        assertAlike("PUT", body);
        assertAlike("PUT", "{\"delay\":\"PT3H\"}");
        assertAlike("GET", "");
        assertAlike("DELETE", "");
        assertAlike("GET", "");
    }

    @Test
    void itTakesABatchAlikeAsOtherServicesWriteIt() throws Exception {
        var parts = alarm.split("/", -1);
        var spec = AlarmSpec.at(inThreeHours(), JSON.createObjectNode().put("cart", 7)).whenLate(Misfire.SPREAD);
        var whole = JSON.writeValueAsString(new AlarmBatch(List.of(
                AlarmBatch.Item.of(parts[3], parts[4], parts[5], spec))));
        var broken = whole.replace("\"" + parts[4] + "\"", "\"no/segment\"");

        assertThat(List.of(batch(whole), batch(broken))).containsExactly(200, 400);
        assertThat(List.of(send("POST", "/v1/alarms:batch", whole, TOKEN).status(),
                send("POST", "/v1/alarms:batch", broken, TOKEN).status())).containsExactly(200, 400);
        assertThat(send("GET", alarm, null, TOKEN).json().get("misfire").asString()).isEqualTo("spread");
        assertAlike("GET", "");
    }

    private int batch(String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(manual.url() + "/v1/alarms:batch"))
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
    }

    private void assertAlike(String method, String body) throws IOException, InterruptedException {
        var real = send(method, alarm, body, TOKEN);
        var request = HttpRequest.newBuilder(URI.create(manual.url() + alarm))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build();
        var other = client.send(request, BodyHandlers.ofString());

        assertThat(other.statusCode()).as(method).isEqualTo(real.status());
        if (real.status() == 200 || real.status() == 201) {
            var expected = real.json();
            var shown = JSON.readTree(other.body());
            assertThat(names(shown)).isEqualTo(names(expected));
            expected.propertyNames().stream().filter(name -> !OWN.contains(name))
                    .forEach(name -> assertThat(shown.path(name)).as(name).isEqualTo(expected.path(name)));
        }
    }

    @Test
    void itCallsAlike() throws Exception {
        var at = CLOCK.instant().plusSeconds(1);
        var hook = aHook();
        RECEIVER.reply(hook, Reply.of(500));
        set(alarm, at, hook);
        var request = HttpRequest.newBuilder(URI.create(manual.url() + alarm))
                .PUT(BodyPublishers.ofString("{\"at\":\"%s\",\"payload\":{\"cart\":7}}".formatted(at))).build();
        client.send(request, BodyHandlers.discarding());
        var knocks = new ArrayList<Knock>();

        CLOCK.set(at);
        manual.fireDue("shop", (id, body) -> knock(knocks, id, body, 500));
        manual.fireDue("shop", (id, body) -> knock(knocks, id, body, 204));
        awaitAttempts(alarm, 1);
        CLOCK.advance(Duration.ofSeconds(3));

        assertLike(awaitArrivals(hook, 2), knocks, at);
        assertThat(manual.fireDue("shop", (id, body) -> knock(knocks, id, body, 204))).isZero();
    }

    private static int knock(List<Knock> knocks, String id, String body, int status) {
        knocks.add(new Knock(id, JSON.readTree(body)));
        return status;
    }

    private static void assertLike(List<Arrival> arrivals, List<Knock> knocks, Instant at) {
        assertThat(knocks).hasSameSizeAs(arrivals);
        for (var no = 0; no < arrivals.size(); no++) {
            var real = arrivals.get(no);
            var other = knocks.get(no);
            var data = other.body().path("data");
            assertThat(names(other.body())).isEqualTo(names(real.body()));
            assertThat(names(data)).isEqualTo(names(real.data()));
            assertThat(data.path("attempt")).isEqualTo(real.data().path("attempt"));
            assertThat(data.path("payload")).isEqualTo(real.data().path("payload"));
            assertThat(data.path("scheduledAt")).isEqualTo(real.data().path("scheduledAt"));
            assertThat(other.id()).isEqualTo("alm_" + data.path("generation").asLong() + "_" + at.toEpochMilli());
            assertThat(real.id())
                    .isEqualTo("alm_" + real.data().path("generation").asLong() + "_" + at.toEpochMilli());
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<>(object.propertyNames());
        names.removeAll(OWN);
        return names;
    }

    private record Knock(String id, JsonNode body) {
    }
}
