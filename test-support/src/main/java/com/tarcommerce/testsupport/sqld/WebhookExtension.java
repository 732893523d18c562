package com.tarcommerce.testsupport.sqld;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code lib_http_post} for sqld, built here and now from its sources in the repository. */
public final class WebhookExtension {
    private static final Path MODULE = Path.of("libsql-webhooks");

    private WebhookExtension() {
    }

    /** What sqld is given as {@code --extensions-path}; built if it is older than its sources. */
    public static Path folder() {
        return Built.FOLDER;
    }

    private static final class Built {
        static final Path FOLDER = build();

        private static Path build() {
            var module = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                    .takeWhile(folder -> folder != null).map(folder -> folder.resolve(MODULE))
                    .filter(folder -> Files.exists(folder.resolve("Makefile"))).findFirst()
                    .orElseThrow(() -> new AssertionError("there is no folder " + MODULE + " above this one"));
            make(module);
            return module.resolve("target").resolve("extension");
        }

        private static void make(Path module) {
            try {
                var make = new ProcessBuilder("make", "-C", module.toString()).redirectErrorStream(true).start();
                var said = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (make.waitFor() != 0) {
                    throw new AssertionError("lib_http_post could not be built (libsql-webhooks/README.md says what it"
                            + " needs): " + said);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("make could not be run: install it", failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while building lib_http_post", interrupted);
            }
        }
    }
}
