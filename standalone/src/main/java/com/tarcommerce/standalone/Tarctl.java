package com.tarcommerce.standalone;

import com.tarcommerce.standalone.demo.Rehearsal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The commands of {@code ./tarctl}. Exit status 0: done; 1: something has to be mended; 2: refused, one sentence says why. */
public final class Tarctl {
    private static final Duration REHEARSAL = Duration.ofSeconds(20);

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final PrintStream out;
    private final PrintStream errors;

    Tarctl(Settings settings, PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
        commands.put("up", new Up(settings, out));
        commands.put("demo", new Demonstrate(settings, out));
        commands.put("doctor", new Doctor(settings, out));
        commands.put("shop", new MakeShop(settings, out));
        commands.put("accounts", new Accounts(settings, out, new TypedSecret()));
        commands.put("sql", new Sql(settings, out, errors));
        commands.put("secrets", new PrintSecrets(settings, out, errors));
    }

    public static void main(String[] arguments) {
        LoggingSystem.get(Tarctl.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        // What the launcher asks for at its first build; nothing that a person would type.
        if (List.of(arguments).equals(List.of("train"))) {
            Rehearsal.run(REHEARSAL);
            return;
        }
        System.exit(new Tarctl(new Settings(System.getenv()), System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        var name = arguments.isEmpty() ? "help" : arguments.getFirst();
        if (List.of("help", "-h", "--help").contains(name)) {
            help();
            return 0;
        }
        try {
            var command = commands.get(name);
            if (command == null) {
                throw new Refusal("tarctl knows no command '" + name + "': ./tarctl help lists what it knows.");
            }
            return command.run(arguments.subList(1, arguments.size()));
        } catch (Refusal refusal) {
            errors.println(refusal.getMessage());
            return 2;
        }
    }

    private void help() {
        out.println("./tarctl COMMAND");
        commands.values().forEach(command -> out.println("  " + command.usage()));
        out.println("Settings are environment variables: TAR_DATA_DIR, TAR_GATEWAY_PORT, TAR_TELEGRAM_BOT_TOKEN, …");
    }
}
