package com.tarcommerce.scheduler.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.CallbackAsText;
import com.tarcommerce.common.contract.alarm.DurationAsText;
import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Alarms that become durable all together, or not at all. */
record AlarmBatch(
        @NotNull @Size(min = 1, max = 1_000, message = "takes 1 to 1,000") List<@NotNull Item> alarms) {

    /** One alarm: its key beside what a PUT of it would hold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(@NotNull String tenant, @NotNull String owner, @NotNull String name, @Nullable Instant at,
            @JsonDeserialize(using = DurationAsText.class) @Nullable Duration delay, @Nullable String cron,
            @Nullable ZoneId zone, @Nullable Integer times,
            @Nullable Instant until, @Nullable Misfire misfire, @Nullable JsonNode payload,
            @JsonDeserialize(using = CallbackAsText.class) @Nullable URI callback) {

        /** Each part is checked here: a validator would take longer over a thousand of them than the database does. */
        AlarmKey key() {
            return AlarmKey.parse(given("tenant", tenant), given("owner", owner), given("name", name));
        }

        private static String given(String what, @Nullable String value) {
            if (value == null) {
                throw ProblemException.malformed(what + " is missing.");
            }
            return value;
        }

        AlarmSpec spec() {
            return new AlarmSpec(at, delay, cron, zone, times, until, misfire, payload, callback);
        }
    }

    /** In the order given. */
    record Answer(List<Alarm> items) {
    }
}
