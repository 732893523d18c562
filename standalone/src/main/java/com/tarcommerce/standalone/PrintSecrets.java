package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tarctl secrets}: values for what is not set, in the form and the order of {@code .env.example}; keeps nothing.
 */
final class PrintSecrets implements Command {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream notes;

    PrintSecrets(Settings settings, PrintStream out, PrintStream notes) {
        this.settings = settings;
        this.out = out;
        this.notes = notes;
    }

    @Override
    public String usage() {
        return "secrets [new]      print values for the secrets that are missing (new: for all), as KEY=value lines";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("new"))) {
            throw new Refusal("secrets takes nothing, or the word new.");
        }
        var made = arguments.isEmpty() ? makeMissing() : makeAll();
        made.forEach((variable, value) -> out.println(variable + "=" + value));
        if (made.isEmpty()) {
            notes.println("No secret is missing; ./tarctl secrets new prints new ones.");
        }
        return 0;
    }

    private static Map<String, String> makeAll() {
        var made = new LinkedHashMap<>(OwnSecrets.makeAll());
        made.putAll(DatabaseToken.make());
        return made;
    }

    /** A token that is there is that of a server which has its key. */
    private Map<String, String> makeMissing() {
        var made = new LinkedHashMap<>(OwnSecrets.makeMissing(settings));
        if (!settings.has(DatabaseToken.TOKEN)) {
            made.putAll(DatabaseToken.make());
        }
        return made;
    }
}
