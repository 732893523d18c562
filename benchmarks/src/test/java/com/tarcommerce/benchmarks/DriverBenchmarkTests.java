package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it does and not how fast: every answer is looked at, and a way that gives a wrong one "can't". */
@NeedsSqld
class DriverBenchmarkTests {

    @Test
    void theDriverAndRawHranaDoAllOfTheWorkAndThePublicDriverNoBatches() throws Exception {
        var printed = new ByteArrayOutputStream();
        var options = new Options(List.of("millis=20", "rounds=1", "warmup=0", "connections=2", "batch=20"));

        new DriverBenchmark().run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));

        var lines = printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("ratio")).toList();
        assertThat(lines).hasSize(6).noneMatch(line -> line.contains("libsql-jdbc can't"))
                .noneMatch(line -> line.contains("raw Hrana can't"));
        assertThat(lines).filteredOn(line -> line.contains("dbeaver 1.0.6 can't")).hasSize(2)
                .allMatch(line -> line.contains("Batches not supported"));
    }
}
