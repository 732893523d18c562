package com.tarcommerce.standalone;

import com.tarcommerce.standalone.demo.Demo;
import java.io.PrintStream;
import java.util.List;

/** {@code tarctl demo}: plays the first story against a Telegram stand-in. */
final class Demonstrate implements Command {
    private final PrintStream out;

    Demonstrate(PrintStream out) {
        this.out = out;
    }

    @Override
    public String usage() {
        return "demo               play the story on the terminal: no account, no network, nothing kept";
    }

    @Override
    public int run(List<String> arguments) {
        return Demo.run(out);
    }
}
