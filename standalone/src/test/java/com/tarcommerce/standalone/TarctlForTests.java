package com.tarcommerce.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code tarctl} for tests of other packages. */
public final class TarctlForTests {
    private TarctlForTests() {
    }

    public static int run(Map<String, String> environment, PrintStream out, String... arguments) {
        return new Tarctl(new Settings(environment), out, out).run(List.of(arguments));
    }
}
