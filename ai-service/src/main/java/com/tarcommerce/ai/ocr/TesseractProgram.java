package com.tarcommerce.ai.ocr;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the program that reads pages is, and what it knows. */
final class TesseractProgram {
    static final String TURNS = "osd";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> LANGUAGES = List.of("eng", "hin");
    private static final int LONGEST_LIST = 64 * 1024;

    private final String configured;
    private volatile @Nullable Installed installed;

    /** @param configured its path; empty: looked for on the {@code PATH} */
    TesseractProgram(String configured) {
        this.configured = configured.strip();
    }

    /** Looked for again as long as it is missing, so that installing it needs no restart. */
    Optional<Installed> find() {
        var known = installed;
        if (known == null) {
            known = candidates().map(Path::of).filter(Files::isExecutable).findFirst().flatMap(this::withLanguages)
                    .orElse(null);
            installed = known;
        }
        return Optional.ofNullable(known);
    }

    private Stream<String> candidates() {
        if (!configured.isEmpty()) {
            return Stream.of(configured);
        }
        var path = System.getenv("PATH");
        return path == null
                ? Stream.empty()
                : Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                        .map(folder -> folder + File.separator + Tesseract.NAME);
    }

    private Optional<Installed> withLanguages(Path program) {
        try {
            var process = quiet(List.of(program.toString(), "--list-langs")).start();
            process.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(_ -> process.destroyForcibly());
            try {
                var known = new String(process.getInputStream().readNBytes(LONGEST_LIST), StandardCharsets.UTF_8)
                        .lines().map(String::strip).toList();
                var languages = LANGUAGES.stream().filter(known::contains).toList();
                return languages.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Installed(program.toString(), String.join("+", languages),
                                known.contains(TURNS)));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static ProcessBuilder quiet(List<String> command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        return builder;
    }

    /**
     * @param languages  as the program takes them: {@code eng+hin}
     * @param knowsTurns whether it can tell how a page lies
     */
    record Installed(String path, String languages, boolean knowsTurns) {
    }
}
