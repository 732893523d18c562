package com.tarcommerce.libsql.webhooks;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs that a test can't do without: one that is missing skips the test, or fails it if {@code tar.require} names it. */
final class Requirement {
    private static final List<String> REQUIRED = Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+"));

    private Requirement() {
    }

    /** @return where the program is */
    static Path program(String name, String howToGetIt) {
        return of(name, onPath(name), howToGetIt);
    }

    static Path of(String name, Optional<Path> found, String howToGetIt) {
        if (found.isEmpty()) {
            var missing = name + " is not there: " + howToGetIt;
            if (REQUIRED.contains(name)) {
                fail(missing);
            }
            assumeTrue(false, missing);
        }
        return found.orElseThrow();
    }

    static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
