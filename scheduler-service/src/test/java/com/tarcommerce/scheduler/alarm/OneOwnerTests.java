package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner has as many alarms as it has names for them, and one of a name. */
class OneOwnerTests extends RunningScheduler {
    private final String owner = "/v1/alarms/shop/cart:" + UUID.randomUUID();

    @Test
    void eachNameFiresAtItsOwnMomentAndADeleteTakesOnlyItsOwn() {
        var nudge = aHook();
        var close = aHook();
        var forget = aHook();
        set(owner + "/nudge", CLOCK.instant().plusSeconds(60), nudge);
        set(owner + "/close", CLOCK.instant().plusSeconds(120), close);
        set(owner + "/forget", CLOCK.instant().plusSeconds(120), forget);

        delete(owner + "/forget");
        CLOCK.advance(Duration.ofSeconds(60));
        awaitArrivals(nudge, 1);
        assertThat(RECEIVER.arrivalsAt(close)).isEmpty();
        CLOCK.advance(Duration.ofSeconds(60));

        awaitArrivals(close, 1);
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(forget)).isEmpty();
    }

    @Test
    void theSameNameOfAnotherTenantIsAnotherAlarm() {
        var hook = aHook();
        set(owner + "/nudge", inThreeHours(), hook);

        assertThat(delete(owner.replace("/shop/", "/other/") + "/nudge").status()).isEqualTo(204);

        assertThat(get(owner + "/nudge").status()).isEqualTo(200);
        delete(owner + "/nudge");
    }

    @Test
    void aCronThatIsSetTwiceFiresItsOccurrenceOnce() {
        var hook = aHook();
        var body = "{\"cron\":\"0 * * * *\",\"callback\":\"" + RECEIVER.url() + hook + "\"}";
        put(owner + "/hourly", body);
        var next = Instant.parse(put(owner + "/hourly", body).json().path("scheduledAt").asString());

        CLOCK.set(next);
        awaitArrivals(hook, 1);
        everythingDueHasFired();

        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        delete(owner + "/hourly");
    }
}
