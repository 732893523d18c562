package com.tarcommerce.common.database;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where a service keeps its data.
 *
 * @param name      the service's name, and its file's: {@code gateway} → {@code gateway.db}
 * @param url       {@code TAR_DATABASE_URL}; empty for the embedded engine
 * @param directory {@code TAR_DATA_DIR}
 */
@Validated
@ConfigurationProperties("tar.database")
public record DatabaseSettings(@NotBlank String name, @NotNull String url, @NotNull Path directory) {

    public Path file() {
        return directory.resolve(name + ".db");
    }
}
