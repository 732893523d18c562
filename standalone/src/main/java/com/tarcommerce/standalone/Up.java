package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code tarctl up}: starts the services, says what runs where, and goes on until it is told to stop. */
final class Up implements Command {
    private final Settings settings;
    private final PrintStream out;
    private final List<FileLock> locks = new ArrayList<>();

    Up(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public String usage() {
        return "up [service...]    start all four services, or only those named (gateway, scheduler, outbound, ai)";
    }

    @Override
    public int run(List<String> arguments) {
        var began = System.nanoTime();
        var services = EnumSet.noneOf(Service.class);
        arguments.forEach(name -> services.add(Service.named(name)));
        if (services.isEmpty()) {
            services.addAll(EnumSet.allOf(Service.class));
        }
        var folder = DataFolder.open(settings.dataFolder());
        services.stream().filter(service -> service.keepsData).forEach(service -> locks.add(folder.lock(service)));
        settings.requirePortsOfTheirOwn(services);
        services.forEach(this::requireFreePort);
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
            say(services, folder, System.nanoTime() - began);
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

    private void requireFreePort(Service service) {
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

    private void say(Set<Service> services, DataFolder folder, long nanos) {
        out.printf("Tar is up after %.1f s (process %d):%n", nanos / 1e9, ProcessHandle.current().pid());
        for (var service : services) {
            out.printf("  %-10s http://127.0.0.1:%-6d %s%n", service.label(), settings.port(service), service.purpose);
        }
        out.println("  data       " + folder.path() + " (secrets in secrets.env, log in logs/tar.log)");
        if (services.contains(Service.GATEWAY)) {
            out.println(telegram());
        }
        out.println("Ctrl-C stops it; ./tarctl doctor checks it.");
        out.flush();
    }

    private String telegram() {
        if (!settings.has("TAR_TELEGRAM_BOT_TOKEN")) {
            return "Telegram is off. To turn it on, let @BotFather make a bot, and start with its token:"
                    + " TAR_TELEGRAM_BOT_TOKEN=123456:ABC-DEF ./tarctl up";
        }
        if (settings.get("TAR_TELEGRAM_MODE").equalsIgnoreCase("off")) {
            return "Telegram is off: TAR_TELEGRAM_MODE says so.";
        }
        return "Telegram is on: add the bot to a group as an administrator, and write /setup there.";
    }
}
