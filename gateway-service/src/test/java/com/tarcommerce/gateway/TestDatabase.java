package com.tarcommerce.gateway;

import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;

/** The gateway's database on the engine of this run, migrated, for tests that need no more of Spring Boot. */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
public class TestDatabase {
    /** What makes it one of this folder's own, with all migrations. */
    public static MockEnvironment in(Path folder) {
        return new MockEnvironment().withProperty("tar.database.name", "gateway")
                .withProperty("tar.database.directory", folder.toString())
                .withProperty("tar.database.url", WebhookSqld.databaseUrl(folder));
    }

    /** Another program's connections to that database. */
    public static DataSource besides(Path folder) {
        var url = WebhookSqld.databaseUrl(folder);
        return new DriverManagerDataSource(url.isEmpty() ? "jdbc:sqlite:" + folder.resolve("gateway.db") : url);
    }

    @Bean(initMethod = "migrate")
    Flyway migrated(@Qualifier("writerDataSource") DataSource writer) {
        TestEngine.verify(writer);
        return Flyway.configure().dataSource(writer).locations("classpath:db/gateway").load();
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
