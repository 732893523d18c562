package com.tarcommerce.gateway.commerce;

import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.testsupport.sqld.TestEngine;
import com.tarcommerce.testsupport.sqld.WebhookSqld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.annotation.Transactional;

/** The feature on a database of its own; what a test writes is rolled back after it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = {"spring.config.name=gateway",
        "spring.flyway.target=5", "management.endpoint.health.validate-group-membership=false"})
@ContextConfiguration(classes = CommerceSlice.Beans.class)
@Transactional
@interface CommerceSlice {

    @EnableAutoConfiguration
    @Import({DatabaseConfiguration.class, NodeStore.class, Shelf.class, Items.class, Orders.class, Carts.class,
            Sales.class})
    class Beans {

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        DynamicPropertyRegistrar folder() {
            return properties -> {
                var folder = temporaryFolder();
                properties.add("TAR_DATA_DIR", folder::toString);
                properties.add("TAR_DATABASE_URL", () -> WebhookSqld.databaseUrl(folder));
            };
        }

        @Bean
        InitializingBean engineOfThisRun(DataSource database) {
            return () -> TestEngine.verify(database);
        }

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory("tar-commerce");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
