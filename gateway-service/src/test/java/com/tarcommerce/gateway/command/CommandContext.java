package com.tarcommerce.gateway.command;

import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.shop.AdministerShop;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.wording.Wording;
import com.tarcommerce.testsupport.time.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.sqlite.Function;
import tools.jackson.databind.json.JsonMapper;

/** Everything from a message to its plan as the gateway wires it, on a file of its own; ai and the platform are fakes. */
@Configuration
@EnableTransactionManagement
@ComponentScan(basePackageClasses = {Decide.class, AdministerShop.class, AuditLog.class, Wording.class, NodeStore.class,
        RouteMessage.class, TaskStore.class}, excludeFilters = {
                @Filter(type = FilterType.REGEX, pattern = ".*(Controller|Context|TaskAlarm|FireTask|Slice.*|Filter|Tests.*)")})
class CommandContext {
    static final String START = "2026-11-25T09:00:00Z";

    @Bean(defaultCandidate = false)
    HikariDataSource writer(Environment environment) {
        var writer = SqliteDataSources.writer(Path.of(environment.getRequiredProperty("tar.test.file")),
                CommandContext::letTriggersPost);
        Flyway.configure().dataSource(writer).locations("classpath:db/gateway").load().migrate();
        return writer;
    }

    /** Triggers call it; what becomes of their posts is no matter here. */
    private static void letTriggersPost(Connection connection) throws SQLException {
        Function.create(connection, "lib_http_post", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result();
            }
        }, 2, 0);
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
    Administrators administrators() {
        return new Administrators();
    }
}
