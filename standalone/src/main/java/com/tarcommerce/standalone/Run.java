package com.tarcommerce.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * What came of a program that was run to its end.
 *
 * @param said all that it wrote, errors too
 */
record Run(int status, String said) {

    /** @param missing makes what is thrown when there is no such program */
    static Run quietly(List<String> command, Function<IOException, Refusal> missing) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), said);
        } catch (IOException cause) {
            throw missing.apply(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("Stopped while running " + command.getFirst() + ".", interrupted);
        }
    }

    String lastLine() {
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (_, last) -> last);
    }
}
