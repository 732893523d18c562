package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What processes and all that they started use of the machine. */
record Footprint(List<ProcessHandle> processes) {

    static Footprint of(Collection<Process> started) {
        return new Footprint(started.stream().map(Process::toHandle)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).toList());
    }

    /** Of all that this process started. */
    static Footprint ofChildren() {
        return new Footprint(ProcessHandle.current().descendants().toList());
    }

    /** CPU seconds used so far. */
    double cpuSeconds() {
        return processes.stream()
                .mapToDouble(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }

    /** Resident memory. */
    long residentMiB() {
        return processes.stream().mapToLong(Footprint::residentKiB).sum() / 1024;
    }

    private static long residentKiB(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
