package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tarctl} itself, on a machine whose programs and JDKs are those of a folder. */
class LauncherTests {
    private static final List<String> NEEDED = List.of("dirname", "readlink", "grep");

    @TempDir
    Path machine;

    @BeforeEach
    void setUpAMachineWithoutJava() throws IOException {
        for (var folder : List.of("bin", "jvm", "home")) {
            Files.createDirectory(machine.resolve(folder));
        }
        for (var program : NEEDED) {
            addProgram(machine.resolve("bin").resolve(program), "exec " + found(program) + " \"$@\"");
        }
        var script = Files.readString(Path.of("..", "tarctl")).replace("/usr/lib/jvm",
                machine.resolve("jvm").toString());
        Files.writeString(machine.resolve("tarctl"), script);
    }

    @Test
    void withoutAJdkItSaysWhichOneToInstall() throws Exception {
        var refused = tarctl();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.errors()).hasLineCount(1).contains("JDK 25", "TAR_JAVA_HOME");
    }

    @Test
    void anOlderJdkIsNoneAndNeitherIsAJava25WithoutACompiler() throws Exception {
        addJava("jdk-17", "17.0.15", "java", "javac");
        addJava("jre-25", "25.0.1", "java");

        assertThat(tarctl().status()).isEqualTo(2);
    }

    @Test
    void aJdk25IsFoundAndWithoutMavenItSaysThatToo() throws Exception {
        addJava("jdk-25", "25.0.1", "java", "javac");

        var refused = tarctl();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.errors()).contains("maven");
    }

    private void addJava(String folder, String version, String... programs) throws IOException {
        var bin = Files.createDirectories(machine.resolve("jvm").resolve(folder).resolve("bin"));
        for (var program : programs) {
            addProgram(bin.resolve(program), "echo 'openjdk version \"" + version + "\"' >&2");
        }
    }

    private static void addProgram(Path file, String does) throws IOException {
        Files.writeString(file, "#!" + found("bash") + "\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Terminal tarctl() throws IOException, InterruptedException {
        var errors = machine.resolve("errors.txt");
        var builder = new ProcessBuilder(found("bash").toString(), machine.resolve("tarctl").toString(),
                "help").redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.resolve("home").toString());
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Terminal(process.exitValue(), out, Files.readString(errors));
    }

    private static Path found(String program) {
        return List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst().orElseThrow();
    }
}
