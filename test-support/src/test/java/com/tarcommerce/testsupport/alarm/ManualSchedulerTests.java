package com.tarcommerce.testsupport.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManualSchedulerTests {
    private static final String ALARM = "/v1/alarms/shop/cart:7/unpaid";

    private final SettableClock clock = SettableClock.at("2026-03-02T09:00:00Z");
    private final ManualScheduler scheduler = ManualScheduler.start(clock);
    private final List<String> knocks = new ArrayList<>();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void threeHoursPassAtOnceAndNotAMillisecondLess() throws Exception {
        assertThat(send("PUT", ALARM, "{\"delay\":\"PT3H\",\"payload\":{\"cart\":7}}")).isEqualTo(201);

        clock.advance(Duration.ofHours(3).minusMillis(1));
        assertThat(scheduler.fireDue("shop", answering(200))).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(scheduler.fireDue("shop", answering(200))).isOne();

        assertThat(knocks).singleElement().asString().startsWith("alm_1_" + clock.instant().toEpochMilli())
                .contains("\"type\":\"alarm.fired\"", "\"owner\":\"cart:7\"", "\"payload\":{\"cart\":7}");
        assertThat(scheduler.alarms()).isEmpty();
        assertThat(scheduler.fireDue("shop", answering(200))).isZero();
    }

    @Test
    void whatIsNotAcceptedStaysDueUnderTheSameId() throws Exception {
        send("PUT", ALARM, "{\"at\":\"2026-03-02T08:00:00Z\"}");

        assertThat(scheduler.fireDue("other", answering(200))).isZero();
        assertThat(scheduler.fireDue("shop", answering(503))).isZero();
        assertThat(scheduler.fireDue("shop", answering(200))).isOne();

        assertThat(knocks).hasSize(2).allMatch(knock -> knock.startsWith("alm_1_"));
    }

    @Test
    void aSetReplacesAndADeleteRemoves() throws Exception {
        send("PUT", ALARM, "{\"at\":1}");
        assertThat(send("PUT", ALARM, "{\"at\":4000000000000}")).isEqualTo(200);

        assertThat(scheduler.fireDue("shop", answering(200))).isZero();
        assertThat(scheduler.alarms().get(ALARM)).hasToString("{\"at\":4000000000000}");
        assertThat(send("DELETE", ALARM, "")).isEqualTo(204);

        assertThat(scheduler.alarms()).isEmpty();
        assertThatThrownBy(() -> scheduler.fire(ALARM, answering(200))).hasMessageContaining(ALARM);
    }

    @Test
    void whatRecursFiresByItsPathAndStays() throws Exception {
        send("PUT", ALARM, "{\"cron\":\"0 9 * * 1\"}");

        assertThat(scheduler.fireDue("shop", answering(200))).isZero();
        assertThat(scheduler.fire(ALARM, answering(204))).isEqualTo(204);

        assertThat(scheduler.alarms()).containsKey(ALARM);
    }

    private ManualScheduler.Door answering(int status) {
        return (id, body) -> {
            knocks.add(id + " " + body);
            return status;
        };
    }

    private int send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(scheduler.url() + path))
                .method(method, BodyPublishers.ofString(body)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
