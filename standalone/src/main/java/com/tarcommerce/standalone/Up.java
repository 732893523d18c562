package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code tarctl up}: starts the services, says what runs where, and goes on until it is told to stop. */
final class Up implements Command {
    /** The variable that a launcher sets: who has it stops when its input ends, as it does when the launcher is killed. */
    static final String ENDS_WITH_INPUT = "TAR_ENDS_WITH_INPUT";
    private static final String ON_SERVER = "--libsql";

    private final Settings settings;
    private final PrintStream out;
    private final List<FileLock> locks = new ArrayList<>();

    Up(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public String usage() {
        return "up [service...]    start all four services, or only those named (gateway, scheduler, outbound, ai)\n"
                + "     --libsql        on a libSQL server that is started with them, each service as a process";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.contains(ON_SERVER)) {
            return new UpOnServer(settings, out).run(arguments);
        }
        var began = System.nanoTime();
        var services = EnumSet.noneOf(Service.class);
        arguments.forEach(name -> services.add(Service.named(name)));
        if (services.isEmpty()) {
            services.addAll(EnumSet.allOf(Service.class));
        }
        var folder = DataFolder.open(settings.dataFolder());
        services.stream().filter(service -> service.keepsData).forEach(service -> locks.add(folder.lock(service)));
        settings.requirePortsOfTheirOwn(services);
        services.forEach(service -> requireFreePort(settings, service));
        if (!settings.has("TAR_DATABASE_URL")) {
            ServerFile.forget(folder);
        }
        try (var suite = new Suite(folder, new HashMap<>(OwnSecrets.ensure(settings, folder)))) {
            var stopped = new CountDownLatch(1);
            var hook = new Thread(() -> stop(suite, stopped), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                suite.start(services);
            } catch (Refusal failed) {
                Runtime.getRuntime().removeShutdownHook(hook);
                throw failed;
            }
            new Welcome(settings, out).say(services,
                    folder.path() + " (secrets in secrets.env, log in logs/tar.log)", System.nanoTime() - began);
            if (settings.has(ENDS_WITH_INPUT)) {
                Thread.ofPlatform().daemon().name("input").start(Up::endWithInput);
            }
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Runs while the JVM shuts down on a signal; a stop that was asked for and went well ends with 0. */
    private void stop(Suite suite, CountDownLatch stopped) {
        suite.close();
        out.println("Tar has stopped.");
        out.flush();
        stopped.countDown();
        Runtime.getRuntime().halt(0);
    }

    @SuppressWarnings("SystemExitOutsideMain") // The same as a signal: the hook stops everything in order.
    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The same end.
        }
        System.exit(0);
    }

    static void requireFreePort(Settings settings, Service service) {
        var port = settings.port(service);
        try (var probe = new ServerSocket(port)) {
            probe.setReuseAddress(true);
        } catch (IOException taken) {
            throw portTaken(service, port, taken);
        }
    }

    static Refusal portTaken(Service service, int port, Exception cause) {
        return new Refusal(
                "Port " + port + ", which the " + service.label() + " listens on, is taken: stop what listens"
                        + " there, or set " + service.portVariable() + " to a free port.",
                cause);
    }
}
