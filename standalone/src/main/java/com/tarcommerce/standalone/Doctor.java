package com.tarcommerce.standalone;

import com.tarcommerce.standalone.Finding.Level;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code tarctl doctor}: checks the machine and the configuration, and says how to mend what it finds. */
final class Doctor implements Command {
    private final Settings settings;
    private final PrintStream out;

    Doctor(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public String usage() {
        return "doctor             check the machine and the configuration, and say how to mend each finding";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new Refusal("doctor takes no arguments.");
        }
        var findings = examine();
        findings.forEach(out::println);
        var broken = findings.stream().filter(finding -> finding.level() == Level.MEND).count();
        out.println(broken == 0 ? "Nothing has to be mended." : broken + " thing(s) to mend.");
        return broken == 0 ? 0 : 1;
    }

    List<Finding> examine() {
        var findings = new ArrayList<>(MachineChecks.of(settings));
        findings.addAll(SecretChecks.of(settings));
        findings.addAll(DataChecks.of(ServerFile.with(settings)));
        findings.addAll(TelegramChecks.of(settings));
        return findings;
    }
}
