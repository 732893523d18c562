package com.tarcommerce.standalone;

import com.tarcommerce.gateway.event.SqlShell;
import java.io.PrintStream;
import java.util.List;

/** {@code tarctl sql}: statements in the gateway's database, with the settings that the gateway itself has. */
final class Sql implements Command {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream errors;

    Sql(Settings settings, PrintStream out, PrintStream errors) {
        this.settings = settings;
        this.out = out;
        this.errors = errors;
    }

    @Override
    public String usage() {
        return "sql 'UPDATE …'     run SQL in the gateway's database, with lib_http_post, in one transaction";
    }

    @Override
    public int run(List<String> arguments) {
        return SqlShell.run(arguments, ServerFile.with(OwnSecrets.withKept(settings)).environment(), out, errors);
    }
}
