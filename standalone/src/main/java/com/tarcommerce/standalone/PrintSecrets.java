package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.util.List;

/** {@code tarctl secrets}: random values for what is not set, in the form of an environment file; keeps nothing. */
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
        return "secrets [new]      print random values for the secrets that are missing (new: for all), as KEY=value lines";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("new"))) {
            throw new Refusal("secrets takes nothing, or the word new.");
        }
        var made = arguments.isEmpty() ? OwnSecrets.makeMissing(settings) : OwnSecrets.makeAll();
        made.forEach((variable, value) -> out.println(variable + "=" + value));
        if (made.isEmpty()) {
            notes.println("No secret is missing; ./tarctl secrets new prints new ones.");
        }
        return 0;
    }
}
