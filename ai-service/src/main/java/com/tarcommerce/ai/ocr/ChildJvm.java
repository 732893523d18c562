package com.tarcommerce.ai.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a class of ours in a JVM of its own: the same Java, the same libraries, little memory, one processor, and
 * nothing of our environment, which holds secrets.
 */
final class ChildJvm {
    /** What the JVM ends with when {@code ExitOnOutOfMemoryError} says so. */
    static final int OUT_OF_MEMORY = 3;
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final List<String> OPTIONS = List.of("-XX:MaxMetaspaceSize=96m", "-XX:MaxDirectMemorySize=16m",
            "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1", "-XX:-UsePerfData", "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");

    private ChildJvm() {
    }

    static ProcessBuilder of(Class<?> program, int megabytes, List<String> arguments) {
        var source = program.getProtectionDomain().getCodeSource();
        var builder = new ProcessBuilder(command(program, source == null ? "" : String.valueOf(source.getLocation()),
                megabytes, arguments)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder;
    }

    /** Out of a jar of jars only its own launcher gets a class; out of folders and plain jars Java does. */
    static List<String> command(Class<?> program, String source, int megabytes, List<String> arguments) {
        var temporary = System.getProperty("java.io.tmpdir");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m"));
        command.addAll(OPTIONS);
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-Dpdfbox.fontcache=" + temporary));
        var isInJarOfJars = source.startsWith("jar:nested:");
        if (isInJarOfJars) {
            command.add("-Dloader.main=" + program.getName());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                isInJarOfJars ? LAUNCHER : program.getName()));
        command.addAll(arguments);
        return command;
    }
}
