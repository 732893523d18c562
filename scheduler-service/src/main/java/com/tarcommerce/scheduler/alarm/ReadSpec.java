package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.time.CronExpression;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks what is asked for and works out when it is due. */
@Component
class ReadSpec {
    private static final int LARGEST_PAYLOAD = 64 * 1024;
    /** In UTF-8. */
    private static final int MOST_BYTES_A_CHAR = 3;
    private static final int MOST_TIMES = 1_000_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Instant EARLIEST = Instant.EPOCH;

    private final Callbacks callbacks;
    private final InstantSource clock;

    ReadSpec(Callbacks callbacks, InstantSource clock) {
        this.callbacks = callbacks;
        this.clock = clock;
    }

    NewAlarm read(AlarmKey key, AlarmSpec spec) {
        checkTimes(spec);
        var now = clock.instant();
        var recurrence = recurrence(spec);
        var scheduledAt = wholeMillis(recurrence == null ? moment(spec, now) : first(recurrence, now));
        var nextAt = scheduledAt.isBefore(now) ? now.truncatedTo(ChronoUnit.MILLIS) : scheduledAt;
        var callback = callbacks.withoutGateway(spec.callback());
        return new NewAlarm(key, scheduledAt, nextAt, recurrence,
                spec.misfire() == null ? Misfire.ONCE : spec.misfire(), payload(spec.payload()), callback,
                callbacks.target(callback));
    }

    private static @Nullable Recurrence recurrence(AlarmSpec spec) {
        if (spec.cron() == null) {
            return null;
        }
        return new Recurrence(CronExpression.parse(spec.cron()), spec.zone() == null ? ZoneOffset.UTC : spec.zone(),
                spec.until(), spec.times());
    }

    private static Instant first(Recurrence recurrence, Instant now) {
        var first = recurrence.nextAfter(now);
        if (first == null) {
            throw ProblemException.malformed("until is before the first occurrence of cron.");
        }
        return first;
    }

    private static void checkTimes(AlarmSpec spec) {
        if (given(spec.at()) + given(spec.delay()) + given(spec.cron()) != 1) {
            throw ProblemException.malformed("Give exactly one of at, delay and cron.");
        }
        if (spec.zone() != null && spec.cron() == null) {
            throw ProblemException.malformed("zone goes with cron only: at and delay name a moment that needs none.");
        }
        if ((spec.times() != null || spec.until() != null) && spec.cron() == null) {
            throw ProblemException.malformed("times and until go with cron only: they say when it ends.");
        }
        if (spec.until() != null && spec.until().isAfter(LATEST)) {
            throw ProblemException.malformed("until is after the year 9999: leave it out for no end.");
        }
        if (spec.times() != null && (spec.times() < 1 || spec.times() > MOST_TIMES)) {
            throw ProblemException.malformed("times is 1 to 1,000,000.");
        }
        if (spec.delay() != null && spec.delay().isNegative()) {
            throw ProblemException.malformed("delay is negative.");
        }
    }

    private static int given(@Nullable Object value) {
        return value == null ? 0 : 1;
    }

    private static Instant moment(AlarmSpec spec, Instant now) {
        var at = spec.at();
        if (at == null) {
            at = after(spec.delay() == null ? Duration.ZERO : spec.delay(), now);
        }
        if (at.isAfter(LATEST) || at.isBefore(EARLIEST)) {
            throw ProblemException.malformed("at or delay leads outside the years 1970 to 9999.");
        }
        return at;
    }

    private static Instant after(Duration delay, Instant now) {
        return delay.compareTo(Duration.between(now, LATEST)) > 0 ? Instant.MAX : now.plus(delay);
    }

    /** Rounded up: what is never early must not lose its microseconds. */
    private static Instant wholeMillis(Instant moment) {
        var whole = moment.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(moment) ? whole : whole.plusMillis(1);
    }

    private static @Nullable String payload(@Nullable JsonNode payload) {
        if (payload == null || payload.isNull()) {
            return null;
        }
        var json = payload.toString();
        if (json.length() * MOST_BYTES_A_CHAR > LARGEST_PAYLOAD
                && json.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large",
                    "payload is larger than 64 KiB: store it elsewhere and give its id.");
        }
        return json;
    }
}
