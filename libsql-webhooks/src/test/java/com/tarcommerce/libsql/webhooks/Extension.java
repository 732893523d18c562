package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The extension, as its Makefile builds it here and now. */
enum Extension {
    PLAIN("all", "target/extension"), SANITIZED("sanitized", "target/sanitized");

    private static final ConcurrentHashMap<Extension, Path> BUILT = new ConcurrentHashMap<>();
    private final String goal;
    private final String folder;

    Extension(String goal, String folder) {
        this.goal = goal;
        this.folder = folder;
    }

    Path file() {
        return folder().resolve("lib_http_post.so");
    }

    /** Where it lies beside {@code trusted.lst}; built if it is older than its sources. */
    Path folder() {
        return BUILT.computeIfAbsent(this, Extension::make);
    }

    private Path make() {
        Requirement.program("gcc", "install gcc, libsqlite3-dev, libcurl4-openssl-dev");
        try {
            var make = new ProcessBuilder("make", goal).redirectErrorStream(true).start();
            var said = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(make.waitFor(60, TimeUnit.SECONDS)).as("make ends").isTrue();
            assertThat(make.exitValue()).as(said).isZero();
            return Path.of(folder).toAbsolutePath();
        } catch (IOException failure) {
            throw new AssertionError("make could not be run: install make", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
