package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.gateway.SilentTriggers;
import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.intake.Backlog;
import com.tarcommerce.gateway.wording.Wording;
import com.tarcommerce.testsupport.time.SettableClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The features access, shop, audit and wording as the gateway wires them, on a database of their own, with a fake platform. */
@EnableTransactionManagement
@Import({TestDatabase.class, SilentTriggers.class})
@ComponentScan(basePackageClasses = {Decide.class, AdministerShop.class, AuditLog.class, Wording.class})
class ShopContext {
    static final String INTERNAL_TOKEN = "an-internal-token-of-tests";

    @Bean
    FakePlatform platform() {
        return new FakePlatform();
    }

    @Bean
    SettableClock clock() {
        return SettableClock.at("2026-11-25T09:00:00Z");
    }

    @Bean
    Backlog nothingWaits() {
        return (_, _) -> false;
    }

    @Bean
    InternalToken internalToken() {
        return InternalToken.parse(INTERNAL_TOKEN);
    }
}
