package com.tarcommerce.libsql.webhooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that reads statements from its input and writes rows and errors to its output, as the sqlite3 shell does. */
final class LineSession implements Session {
    static final String END = "-- that was all --";
    /** What the extension tells the log, whenever it comes. */
    private static final String NOTE = "lib_http_post: ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> notes = new ArrayList<>();

    private LineSession(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static LineSession start(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TAR_"));
        builder.environment().putAll(environment);
        return new LineSession(builder.start());
    }

    @Override
    public List<String> run(String sql) {
        try {
            var input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(sql + (sql.startsWith(".") ? "" : ";") + "\nselect '" + END + "';\n");
            input.flush();
            var lines = new ArrayList<String>();
            for (var line = output.readLine(); !END.equals(line); line = output.readLine()) {
                if (line == null) {
                    throw new AssertionError("the program has ended: " + lines);
                }
                (line.startsWith(NOTE) ? notes : lines).add(line);
            }
            return lines;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Lets it end by itself, at the end of its input; what it says then is a note too. */
    int end() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
            output.lines().forEach(notes::add);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end");
            }
            return process.exitValue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
