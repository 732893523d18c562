package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What else the machine has to do. */
final class Machine {
    private Machine() {
    }

    /** As Linux says it: of the last 1, 5 and 15 minutes. */
    static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
