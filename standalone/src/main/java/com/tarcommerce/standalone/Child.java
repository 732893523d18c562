package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of the suite: started again when it ends by itself, until it is told to stop. */
final class Child {
    private static final int FAREWELL_SECONDS = 30;

    private final String name;
    private final ProcessBuilder builder;
    private final Path output;
    private final PrintStream out;
    private volatile boolean stopping;
    private volatile Process process;
    private volatile long began;

    /** @param output where what it says goes */
    Child(String name, List<String> command, Map<String, String> environment, Path output, PrintStream out)
            throws IOException {
        this.name = name;
        this.output = output;
        this.out = out;
        builder = new ProcessBuilder(inSessionOfItsOwn(command)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        began = System.nanoTime();
        process = builder.start();
    }

    /** Ctrl-C goes to all processes of the terminal's group: the launcher alone decides who stops when. */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        var setsid = Path.of("/usr/bin/setsid");
        if (!Files.isExecutable(setsid)) {
            return command;
        }
        var whole = new ArrayList<>(List.of(setsid.toString()));
        whole.addAll(command);
        return whole;
    }

    Process process() {
        return process;
    }

    /**
     * From now on it is started again when it ends, and both is said.
     *
     * @param again told of each new process; returns when that one is ready, or says why it is not
     */
    void keep(Consumer<Process> again) {
        Thread.ofPlatform().daemon().name("keep-" + name).start(() -> {
            try {
                startAgainWhenItEnds(again);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void startAgainWhenItEnds(Consumer<Process> again) throws InterruptedException {
        var restarts = new Restarts();
        while (true) {
            var status = process.waitFor();
            var pause = restarts.pauseAfter(Duration.ofNanos(System.nanoTime() - began));
            if (stopping) {
                return;
            }
            out.println("The " + name + " ended (" + status + ", see " + output + "); it is started again in "
                    + pause.toSeconds() + " s.");
            Thread.sleep(pause);
            startAgain(again);
        }
    }

    private void startAgain(Consumer<Process> again) {
        try {
            synchronized (this) {
                if (stopping) {
                    return;
                }
                began = System.nanoTime();
                process = builder.start();
            }
            again.accept(process);
            out.println("The " + name + " is up again.");
        } catch (IOException failure) {
            out.println("The " + name + " can't be started again: " + failure.getMessage());
        } catch (Refusal failure) {
            if (!stopping) {
                out.println(failure.getMessage());
            }
        }
    }

    /** Returns when it has ended: by itself when it is asked to, by force if it does not. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** The last that it said; one line. */
    String lastWords() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty()).reduce("nothing was said", (_, last) -> last);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
