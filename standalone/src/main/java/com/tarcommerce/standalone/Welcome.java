package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.util.Collection;

/** What is said once everything runs. */
final class Welcome {
    private final Settings settings;
    private final PrintStream out;

    Welcome(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** @param data where they are, and what else is of use there */
    void say(Collection<Service> services, String data, long nanos) {
        out.printf("Tar is up after %.1f s (process %d):%n", nanos / 1e9, ProcessHandle.current().pid());
        for (var service : services) {
            out.printf("  %-10s http://127.0.0.1:%-6d %s%n", service.label(), settings.port(service), service.purpose);
        }
        out.println("  data       " + data);
        if (services.contains(Service.GATEWAY)) {
            out.println(telegram());
            out.println("Rooms in the browser: " + AskGateway.addressBy(settings) + "/console, with the key that"
                    + " ./tarctl shop 'My Shop' prints.");
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
