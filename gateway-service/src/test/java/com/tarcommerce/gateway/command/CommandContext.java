package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.SilentTriggers;
import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.intake.Backlog;
import com.tarcommerce.gateway.intake.FollowRevocation;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Upcoming;
import com.tarcommerce.gateway.nudge.NudgeStore;
import com.tarcommerce.gateway.shop.AdministerShop;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.wording.Wording;
import com.tarcommerce.testsupport.time.SettableClock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** Everything from a message to its plan as the gateway wires it, on a database of its own; ai and the platform are fakes. */
@Configuration
@EnableTransactionManagement
@Import({TestDatabase.class, SilentTriggers.class})
@ComponentScan(basePackageClasses = {Decide.class, AdministerShop.class, AuditLog.class, Wording.class, NodeStore.class,
        RouteMessage.class, TaskStore.class, NudgeStore.class}, excludeFilters = {
                @Filter(type = FilterType.REGEX, pattern = ".*(Controller|Context|TaskAlarm|FireTask|Slice.*|Filter|Tests.*)")})
class CommandContext {
    static final String START = "2026-11-25T09:00:00Z";

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder().build();
    }

    @Bean
    SettableClock clock() {
        return SettableClock.at(START);
    }

    @Bean
    FakeAi ai() {
        return new FakeAi();
    }

    @Bean
    FakePictures pictures() {
        return new FakePictures();
    }

    @Bean
    Upcoming upcoming() {
        return _ -> List.of();
    }

    @Bean
    Backlog backlog() {
        return (_, _) -> false;
    }

    @Bean
    SaidBefore history() {
        return new SaidBefore();
    }

    @Bean
    SentSigns outbound() {
        return new SentSigns();
    }

    @Bean
    AgreedParts parts() {
        return new AgreedParts();
    }

    @Bean
    KeptFiles files() {
        return new KeptFiles();
    }

    @Bean
    FollowRevocation revocations() {
        return (_, _) -> Plan.SILENCE;
    }

    @Bean
    Administrators administrators() {
        return new Administrators();
    }
}
