package com.tarcommerce.scheduler.firing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How alarms call back.
 *
 * @param webhookSecret  {@code TAR_WEBHOOK_SECRET}
 * @param callsPerTarget calls that may be out to one origin
 * @param callsPerTenant of these, the ones that may be one tenant's
 * @param timeout        from the connection to the end of the answer
 */
@Validated
@ConfigurationProperties("tar.firing")
record FiringSettings(@NotNull String webhookSecret, @DefaultValue("128") @Min(1) @Max(4096) int callsPerTarget,
        @DefaultValue("64") @Min(1) @Max(4096) int callsPerTenant,
        @DefaultValue("10s") Duration timeout) {
}
