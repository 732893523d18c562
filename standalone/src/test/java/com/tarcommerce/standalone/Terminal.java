package com.tarcommerce.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One command, run in this JVM: what it printed and how it ended. */
record Terminal(int status, String out, String errors) {

    static Terminal run(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var tarctl = new Tarctl(new Settings(environment), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        var status = tarctl.run(List.of(arguments));
        return new Terminal(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
