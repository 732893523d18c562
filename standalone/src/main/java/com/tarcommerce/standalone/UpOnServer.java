package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code tarctl up --libsql}: sqld, and the four services on it as processes, until it is told to stop. */
final class UpOnServer {
    private static final Set<Service> ALL = EnumSet.allOf(Service.class);

    private final Settings settings;
    private final PrintStream out;

    UpOnServer(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run(List<String> arguments) {
        var began = System.nanoTime();
        refuseWhatDoesNotFit(arguments);
        var folder = DataFolder.open(settings.dataFolder());
        settings.requirePortsOfTheirOwn(ALL);
        var ours = folder.lock("launcher");
        ALL.forEach(service -> Up.requireFreePort(settings, service));
        var whole = settings.with(OwnSecrets.ensure(settings, folder));
        try (ours; var suite = new LibsqlSuite(whole, folder, out)) {
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, stopped), "stop"));
            suite.start();
            new Welcome(settings, out).say(ALL, "sqld on port " + suite.sqld().port() + ", its files and the logs in "
                    + folder.path(), System.nanoTime() - began);
            stopped.await();
        } catch (IOException unlocked) {
            throw new Refusal("The data folder " + folder.path() + " is gone.", unlocked);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void refuseWhatDoesNotFit(List<String> arguments) {
        if (arguments.size() > 1) {
            throw new Refusal("up --libsql starts all four services; to start one by itself, set TAR_DATABASE_URL and"
                    + " use up SERVICE.");
        }
        if (settings.has("TAR_DATABASE_URL")) {
            throw new Refusal("TAR_DATABASE_URL names a server, and up --libsql starts one: unset it, or use up"
                    + " without --libsql.");
        }
    }

    /** Runs while the JVM shuts down on a signal, or after a start that failed. */
    private void stop(LibsqlSuite suite, CountDownLatch stopped) {
        suite.close();
        out.println("Tar has stopped.");
        out.flush();
        stopped.countDown();
    }
}
