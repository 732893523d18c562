package com.tarcommerce.whatsapp.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests of the bridge, which are JavaScript; without Node.js they are skipped, or fail if {@code tar.require} names it. */
class NodeTests {
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");
    private static final int OLDEST = 20;

    @Test
    void theTestsOfTheBridgePass() throws Exception {
        require(nodeVersion() >= OLDEST, "Node.js " + OLDEST + " or later is not on the PATH");
        require(Files.isDirectory(Path.of("node_modules", "baileys")),
                "the packages of whatsapp-bridge are not there: run npm ci in it");

        var log = Path.of("target", "node-test.log");
        Files.createDirectories(log.getParent());
        var tests = new ProcessBuilder("sh", "-c",
                "exec node --test --test-timeout=60000 --test-reporter=tap test/*.test.js")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var ended = tests.waitFor(3, TimeUnit.MINUTES);
        tests.destroyForcibly();

        var output = Files.readString(log);
        assertThat(ended && tests.exitValue() == 0).as(output).isTrue();
        var passed = PASSED.matcher(output);
        assertThat(passed.find()).as(output).isTrue();
        assertThat(Integer.parseInt(passed.group(1))).as("tests that ran").isGreaterThan(50);
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            var node = new ProcessBuilder("node", "--version").start();
            var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            node.waitFor();
            return Integer.parseInt(version.substring(1, version.indexOf('.')));
        } catch (IOException absent) {
            return 0;
        }
    }

    private static void require(boolean there, String missing) {
        if (!there && required().contains("node")) {
            fail(missing);
        }
        assumeTrue(there, missing);
    }

    private static List<String> required() {
        return Arrays.asList(System.getProperty("tar.require", "").split("[,\\s]+"));
    }
}
