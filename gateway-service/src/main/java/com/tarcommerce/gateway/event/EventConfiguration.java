package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.ConnectionPreparer;
import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.shop.TenantStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts together: the SQL function, who works on the queues, the keys of each door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    @Bean
    Bells bells() {
        return new Bells();
    }

    @Bean
    Destinations destinations(EventSettings settings) {
        return Destinations.parse(settings.map(), settings.allow(), settings.gatewayUrl());
    }

    @Bean
    ConnectionPreparer libHttpPost(Destinations destinations, InstantSource clock, Bells bells,
            Traces traces) {
        return connection -> LibHttpPost.install(connection, destinations, clock, traces::current,
                queue -> bells.of(queue).ringAfterCommit());
    }

    @Bean
    FindServerFunction findServerFunction(DatabaseSettings settings, JdbcClient jdbc) {
        return new FindServerFunction(settings, jdbc);
    }

    @Bean
    CarryTrace carryTrace(DatabaseSettings settings, JdbcClient jdbc, Traces traces) {
        return new CarryTrace(settings, jdbc, traces);
    }

    @Bean
    WebhookKeys webhookKeys(EventSettings settings, InstantSource clock) {
        return new WebhookKeys(Secrets.parse("TAR_WEBHOOK_SECRET", settings.secret()), clock);
    }

    @Bean
    OutboxLevels outboxLevels(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new OutboxLevels(jdbc, readOnly(transactions));
    }

    @Bean
    OutboxMetrics outboxMetrics(MeterRegistry meters, OutboxLevels levels, InstantSource clock) {
        return new OutboxMetrics(meters, levels, clock);
    }

    @Bean
    Fence fence(PlatformTransactionManager transactions, Partitions partitions) {
        return new Fence(new TransactionTemplate(transactions), partitions);
    }

    @Bean
    Settlement settlement(Outbox outbox, AuditLog audit, Fence fence, OutboxMetrics metrics, Bells bells,
            InstantSource clock) {
        return new Settlement(outbox, audit, fence, metrics, bells, clock);
    }

    @Bean
    SendAlerts sendAlerts(Destinations destinations, ComposeAlert compose, TellRooms rooms,
            PlatformTransactionManager transactions, Settlement settlement, Traces traces) {
        return new SendAlerts(Scope.of(destinations.ours()), compose, rooms, readOnly(transactions), settlement,
                traces);
    }

    @Bean
    KeepCartAlarm keepCartAlarm(CartAlarm alarm, WithdrawMessages messages, TenantStore tenants,
            PlatformTransactionManager transactions) {
        return new KeepCartAlarm(alarm, messages, tenants, readOnly(transactions));
    }

    @Bean
    KeepAlarms keepAlarms(AlarmWishes wishes, HandAlarms alarms, Settlement settlement, LookAgain again,
            Traces traces) {
        return new KeepAlarms(wishes, alarms, settlement, again, traces);
    }

    @Bean
    TakeBack takeBack(CartAlarm carts, WithdrawMessages messages, PlatformTransactionManager transactions,
            Settlement settlement) {
        return new TakeBack(carts, messages, readOnly(transactions), settlement);
    }

    @Bean
    PostAbroad postAbroad(Destinations destinations, WebhookKeys keys, Settlement settlement, Bells bells,
            InstantSource clock, Traces traces) {
        return new PostAbroad(destinations, new ForeignPost(keys, clock, traces), settlement, bells);
    }

    private static TransactionTemplate readOnly(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        return template;
    }
}
