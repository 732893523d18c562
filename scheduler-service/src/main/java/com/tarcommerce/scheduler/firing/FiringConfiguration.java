package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Callbacks;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.firing.CallBack.CallLimits;
import com.tarcommerce.scheduler.firing.TargetLane.Limits;
import com.tarcommerce.scheduler.firing.TargetLanes.LaneSettings;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FiringSettings.class)
class FiringConfiguration {

    /** Twice the limit of a lane: the gateway's origin may also be named as a callback. */
    @Bean
    Calls calls(FiringSettings settings) {
        return new Calls(2 * settings.callsPerTarget());
    }

    @Bean
    CallBack callBack(FiringSettings settings, Calls calls, Callbacks callbacks, JsonMapper json,
            InstantSource clock) {
        var secrets = Secrets.parse("TAR_WEBHOOK_SECRET", settings.webhookSecret()).derive("alarms");
        return new CallBack(calls, new StandardWebhooks(secrets, clock), callbacks, json,
                new CallLimits(settings.timeout(), clock));
    }

    @Bean
    RetryPolicy retryPolicy() {
        return new RetryPolicy(() -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    MisfirePolicy misfirePolicy(HeldUp heldUp) {
        return new MisfirePolicy(() -> ThreadLocalRandom.current().nextLong(), heldUp);
    }

    @Bean
    LaneSettings laneSettings(FiringSettings settings, PendingAlarms pending, HeldUp heldUp) {
        var limits = new Limits(settings.callsPerTarget(), settings.callsPerTenant(), LaneSettings.QUEUED_PER_TENANT);
        return new LaneSettings(limits, pending, heldUp);
    }

    @Bean
    TargetLanes targetLanes(FireAlarm fireAlarm, RecordOutcome outcomes, AlarmTimer timer, InstantSource clock,
            LaneSettings settings) {
        return new TargetLanes(fireAlarm, outcomes, timer, clock, settings);
    }
}
