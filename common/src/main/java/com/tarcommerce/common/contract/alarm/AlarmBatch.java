package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
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
public record AlarmBatch(
        @NotNull @Size(min = 1, max = 1_000, message = "takes 1 to 1,000") List<@NotNull Item> alarms) {

    /** One alarm: its key beside what a PUT of it would hold. Flat, for an object that is unwrapped is read twice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(@NotNull String tenant, @NotNull String owner, @NotNull String name, @Nullable Instant at,
            @JsonDeserialize(using = DurationAsText.class) @Nullable Duration delay, @Nullable String cron,
            @Nullable ZoneId zone, @Nullable Integer times, @Nullable Instant until, @Nullable Misfire misfire,
            @Nullable JsonNode payload, @JsonDeserialize(using = CallbackAsText.class) @Nullable URI callback) {

        public static Item of(String tenant, String owner, String name, AlarmSpec spec) {
            return new Item(tenant, owner, name, spec.at(), spec.delay(), spec.cron(), spec.zone(), spec.times(),
                    spec.until(), spec.misfire(), spec.payload(), spec.callback());
        }

        public AlarmSpec spec() {
            return new AlarmSpec(at, delay, cron, zone, times, until, misfire, payload, callback);
        }
    }
}
