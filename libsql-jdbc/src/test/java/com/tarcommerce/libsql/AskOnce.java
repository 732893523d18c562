package com.tarcommerce.libsql;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A program that runs one statement at the URL that it is given, and prints "done" or the SQLState. */
final class AskOnce {

    private AskOnce() {
    }

    public static void main(String[] arguments) {
        try (var connection = DriverManager.getConnection(arguments[0]);
                var statement = connection.createStatement()) {
            statement.execute("update a");
            System.out.println("done");
        } catch (SQLException failure) {
            System.out.println(failure.getSQLState());
        }
    }

    /** Runs it in a JVM of its own that is started with these options. @return what it printed */
    static String inItsOwnJvm(String url, String... options)
            throws IOException, InterruptedException, URISyntaxException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", place(LibsqlDriver.class) + File.pathSeparator + place(AskOnce.class),
                AskOnce.class.getName(), url));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
