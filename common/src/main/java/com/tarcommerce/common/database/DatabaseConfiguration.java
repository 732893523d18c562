package com.tarcommerce.common.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database of the service that imports this. {@code @Transactional(readOnly = true)} reads from connections that
 * can't write and never wait for the writer; everything else goes through the one writer.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    HikariDataSource writerDataSource(DatabaseSettings settings, ObjectProvider<ConnectionPreparer> preparers) {
        if (!settings.url().isEmpty()) {
            throw new IllegalArgumentException("TAR_DATABASE_URL is set, but this build knows only the embedded engine:"
                    + " unset it, and choose the folder with TAR_DATA_DIR");
        }
        return SqliteDataSources.writer(settings.file(), connection -> {
            for (var preparer : preparers.orderedStream().toList()) {
                preparer.prepare(connection);
            }
        });
    }

    @Bean(defaultCandidate = false)
    HikariDataSource readerDataSource(DatabaseSettings settings) {
        return SqliteDataSources.reader(settings.file());
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
    SQLExceptionTranslator exceptionTranslator() {
        return new SqliteExceptionTranslator();
    }

    @Bean
    CommitGroup commitGroup(DatabaseSettings settings, PlatformTransactionManager transactions) {
        return new CommitGroup(settings.name(), transactions);
    }
}
