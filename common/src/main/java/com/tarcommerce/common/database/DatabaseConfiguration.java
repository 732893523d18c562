package com.tarcommerce.common.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database of the service that imports this. {@code @Transactional(readOnly = true)} reads from connections that
 * can't write (SQLite) or don't ask for the lock (libSQL) and never wait for the writer; everything else goes to the
 * writer's connections.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
@Import(DatabaseAdvice.class)
public class DatabaseConfiguration {

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    HikariDataSource writerDataSource(DatabaseSettings settings, ObjectProvider<ConnectionPreparer> preparers,
            Environment environment) {
        return switch (settings.engine()) {
            case SQLITE -> SqliteDataSources.writer(settings.file(), connection -> {
                for (var preparer : preparers.orderedStream().toList()) {
                    preparer.prepare(connection);
                }
            });
            case LIBSQL -> environment.getProperty("tar.cluster.members", "").isBlank()
                    ? LibsqlDataSources.writer(settings)
                    : LibsqlDataSources.onlyWriter(settings);
        };
    }

    @Bean(defaultCandidate = false)
    HikariDataSource readerDataSource(DatabaseSettings settings) {
        return switch (settings.engine()) {
            case SQLITE -> SqliteDataSources.reader(settings.file());
            case LIBSQL -> LibsqlDataSources.reader(settings);
        };
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("writerDataSource") DataSource writer,
            @Qualifier("readerDataSource") DataSource reader) {
        var routed = new LazyConnectionDataSourceProxy(writer);
        routed.setReadOnlyDataSource(reader);
        return routed;
    }

    @Bean
    SQLExceptionTranslator exceptionTranslator(DatabaseSettings settings) {
        return switch (settings.engine()) {
            case SQLITE -> new SqliteExceptionTranslator();
            // That driver's failures have SQLStates, by which this one judges.
            case LIBSQL -> new SQLExceptionSubclassTranslator();
        };
    }

    @Bean
    CommitGroup commitGroup(DatabaseSettings settings, DataSource database, PlatformTransactionManager transactions) {
        return new CommitGroup(settings.name(), database, transactions);
    }
}
