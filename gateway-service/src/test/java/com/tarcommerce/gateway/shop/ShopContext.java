package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.wording.Wording;
import com.tarcommerce.testsupport.time.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The features access, shop, audit and wording as the gateway wires them, on a file of their own, with a fake platform. */
@EnableTransactionManagement
@ComponentScan(basePackageClasses = {Decide.class, AdministerShop.class, AuditLog.class, Wording.class})
class ShopContext {
    static final String INTERNAL_TOKEN = "an-internal-token-of-tests";
    /** What comes later makes every binding post an event, and these writers have no lib_http_post. */
    private static final String LAST = "7";

    @Bean(defaultCandidate = false)
    HikariDataSource writer(Environment environment) {
        var writer = SqliteDataSources.writer(Path.of(environment.getRequiredProperty("tar.test.file")), _ -> {
        });
        Flyway.configure().dataSource(writer).locations("classpath:db/gateway").target(LAST).load().migrate();
        return writer;
    }

    @Bean(defaultCandidate = false)
    HikariDataSource reader(Environment environment) {
        return SqliteDataSources.reader(Path.of(environment.getRequiredProperty("tar.test.file")));
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("writer") DataSource writer, @Qualifier("reader") DataSource reader) {
        var routed = new LazyConnectionDataSourceProxy(writer);
        routed.setReadOnlyDataSource(reader);
        return routed;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    FakePlatform platform() {
        return new FakePlatform();
    }

    @Bean
    SettableClock clock() {
        return SettableClock.at("2026-11-25T09:00:00Z");
    }

    @Bean
    InternalToken internalToken() {
        return InternalToken.parse(INTERNAL_TOKEN);
    }
}
