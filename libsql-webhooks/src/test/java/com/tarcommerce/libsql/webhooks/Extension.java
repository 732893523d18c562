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

    /** What a program that isn't built for it has to load first. */
    static String addressSanitizer() {
        return said("gcc", "-print-file-name=libasan.so");
    }

    private Path make() {
        Requirement.program("gcc", "install gcc, libsqlite3-dev, libcurl4-openssl-dev, libssl-dev");
        said("make", goal);
        return Path.of(folder).toAbsolutePath();
    }

    private static String said(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command[0]).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said.strip();
        } catch (IOException failure) {
            throw new AssertionError(command[0] + " could not be run: install it", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
