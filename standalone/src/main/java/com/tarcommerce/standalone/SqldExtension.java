package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code lib_http_post} for sqld: built from the project's sources by their one command, if it is missing or older. */
final class SqldExtension {
    private static final String NEEDS = "gcc, make, and the headers of libcurl, OpenSSL and SQLite (Debian: apt-get install gcc make"
            + " libcurl4-openssl-dev libssl-dev libsqlite3-dev)";

    private final Settings settings;
    private final PrintStream out;

    SqldExtension(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** @return what sqld is given as {@code --extensions-path} */
    Path folder() {
        var sources = settings.projectFolder().map(project -> project.resolve("libsql-webhooks"))
                .orElseThrow(() -> new Refusal("lib_http_post is built from the folder libsql-webhooks, which is not"
                        + " there: run ./tarctl where Tar's sources are."));
        var folder = sources.resolve("target").resolve("extension");
        if (!Files.exists(folder.resolve("trusted.lst"))) {
            out.println("lib_http_post is built for sqld (once).");
        }
        var make = Run.quietly(List.of("make", "-C", sources.toString()),
                cause -> new Refusal("lib_http_post can't be built without make: install " + NEEDS + ".", cause));
        if (make.status() != 0) {
            throw new Refusal("lib_http_post could not be built; it needs " + NEEDS + ". " + reason(make));
        }
        return folder;
    }

    private static String reason(Run make) {
        return make.said().lines().filter(line -> line.contains("error") || line.contains("not found")).findFirst()
                .orElseGet(make::lastLine).strip();
    }
}
