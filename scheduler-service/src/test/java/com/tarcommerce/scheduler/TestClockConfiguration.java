package com.tarcommerce.scheduler;

import com.tarcommerce.scheduler.clock.WakeOnMove;
import com.tarcommerce.testsupport.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@TestConfiguration(proxyBeanMethods = false)
@Import(WakeOnMove.class)
class TestClockConfiguration {

    @Bean
    SettableClock settableClock() {
        return RunningScheduler.CLOCK;
    }

    @Bean
    ForgetfulTransactions transactionManager(DataSource dataSource) {
        return new ForgetfulTransactions(dataSource);
    }

    @Bean
    MetricsReader metricsReader(MeterRegistry registry) {
        return new MetricsReader(registry);
    }
}
