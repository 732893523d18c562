package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The gateway is told of each of its alarms that is given up, once, and as durably as it is called. */
class NoticeTests extends RunningScheduler {
    private static final String GATEWAY = "/events/alarms";
    private static final Duration LONGER_THAN_ANY_RETRY = Duration.ofSeconds(1_300);

    private final String tenant = "t" + UUID.randomUUID();
    private final String alarm = "/v1/alarms/" + tenant + "/task:1/due";

    @Test
    void theGatewayIsToldOnceWhatItWasAndWhy() {
        var generation = giveUp().path("generation").asLong();

        var letter = letters().path(0);
        var told = awaitTold(1).getFirst();
        everythingDueHasFired();
        assertThat(told().size()).isEqualTo(1);
        assertThat(told.genuine()).isTrue();
        assertThat(told.id()).startsWith("alm_").isNotEqualTo(letter.path("id").asString());
        assertThat(told.data().path("deadLetter")).isEqualTo(letter.path("id"));
        assertThat(told.data().path("reason").asString()).isEqualTo("answered 422");
        assertThat(told.data().path("owner").asString()).isEqualTo("task:1");
        assertThat(told.data().path("name").asString()).isEqualTo("due");
        assertThat(told.data().path("generation").asLong()).isEqualTo(generation);
        assertThat(told.data().path("scheduledAt")).isEqualTo(letter.path("scheduledAt"));
        assertThat(told.data().path("attempt").asInt()).isEqualTo(7);
        assertThat(told.data().path("payload").path("task").asInt()).isEqualTo(1);
        assertThat(get("/v1/alarms/" + tenant).json().path("items").size()).isZero();
    }

    @Test
    void aGatewayThatIsAwayIsToldUnderTheSameIdWhenItIsBack() {
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(tenant, Reply.of(422)));
        RECEIVER.reply(tenant, Reply.of(503), Reply.of(503));
        set();
        callUntil(() -> told().size() >= 2);

        var pending = get("/v1/alarms/" + tenant).json().path("items").path(0);
        assertThat(pending.path("owner").asString()).isEqualTo("~task:1");
        assertThat(pending.path("lastError").asString()).isEqualTo("answered 503");
        callUntil(() -> told().size() >= 3);

        assertThat(awaitTold(3)).extracting(Arrival::id).containsOnly(told().getFirst().id());
        Awaitility.await().until(() -> get("/v1/alarms/" + tenant).json().path("items").isEmpty());
    }

    @Test
    void whatCanNotBeToldLeavesNoDeadLetterOfItsOwn() {
        IntStream.range(0, 14).forEach(_ -> RECEIVER.reply(tenant, Reply.of(422)));
        set();

        callUntil(() -> told().size() >= 7);

        Awaitility.await().until(() -> get("/v1/alarms/" + tenant).json().path("items").isEmpty());
        everythingDueHasFired();
        assertThat(letters().size()).isEqualTo(1);
        assertThat(told().size()).isEqualTo(7);
    }

    @Test
    void whatWasToCallSomebodyElseIsNotToldToTheGateway() {
        var hook = aHook();
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        set(alarm, CLOCK.instant(), hook);

        callUntil(() -> letters().size() == 1);
        everythingDueHasFired();

        assertThat(told()).isEmpty();
    }

    @Test
    void aNewAlarmOfTheKeyAndItsDeleteLeaveTheNoticeAsItIs() {
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(tenant, Reply.of(422)));
        RECEIVER.reply(tenant, Reply.of(503));
        set();
        callUntil(() -> told().size() == 1);

        put(alarm, "{\"delay\":\"PT3H\"}");
        delete(alarm);

        callUntil(() -> told().size() == 2);
    }

    private JsonNode giveUp() {
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(tenant, Reply.of(422)));
        var set = set();
        callUntil(() -> letters().size() == 1);
        return set;
    }

    private JsonNode set() {
        return put(alarm, """
                {"at":"%s","payload":{"task":1}}""".formatted(CLOCK.instant())).json();
    }

    /** Lets time pass whenever something waits for a retry. */
    private void callUntil(BooleanSupplier done) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(() -> {
            for (var waiting : get("/v1/alarms/" + tenant).json().path("items")) {
                var next = Instant.parse(waiting.path("nextAttempt").asString());
                if (!done.getAsBoolean() && next.isAfter(CLOCK.instant())
                        && next.isBefore(CLOCK.instant().plus(LONGER_THAN_ANY_RETRY))) {
                    CLOCK.set(next);
                }
            }
            return done.getAsBoolean();
        });
    }

    private List<Arrival> awaitTold(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> told().size() >= count);
        return told();
    }

    private List<Arrival> told() {
        return RECEIVER.arrivalsAt(GATEWAY).stream()
                .filter(arrival -> arrival.body().path("type").asString().equals("alarm.dead"))
                .filter(arrival -> arrival.data().path("tenant").asString().equals(tenant)).toList();
    }

    private JsonNode letters() {
        return get("/v1/dead-letters?tenant=" + tenant).json().path("items");
    }
}
