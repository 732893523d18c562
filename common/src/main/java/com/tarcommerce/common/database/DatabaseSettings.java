package com.tarcommerce.common.database;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a service keeps its data.
 *
 * @param name      the service's name, and its file's: {@code gateway} → {@code gateway.db}
 * @param url       {@code TAR_DATABASE_URL}, in which <code>{service}</code> stands for the name; empty for the
 *                  embedded engine
 * @param token     {@code TAR_DATABASE_TOKEN}; empty for a server that asks for none
 * @param directory {@code TAR_DATA_DIR}
 */
@Validated
@ConfigurationProperties("tar.database")
public record DatabaseSettings(@NotBlank String name, @NotNull String url, @DefaultValue("") String token,
        @NotNull Path directory) {

    public Engine engine() {
        return Engine.of(url);
    }

    public Path file() {
        return directory.resolve(name + ".db");
    }

    /** The machine of the libSQL server; empty where the database is a file. */
    public Optional<String> serverHost() {
        return engine() == Engine.LIBSQL
                ? Optional.ofNullable(URI.create(server().substring(Engine.SERVER.length())).getHost())
                : Optional.empty();
    }

    String server() {
        return url.replace("{service}", name);
    }

    /** A token does not belong in a log. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + name + ", " + engine() + "]";
    }
}
