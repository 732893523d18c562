package com.tarcommerce.gateway.event;

import java.util.List;

/** The SQL shell as a program of its own, for the test that needs another process. */
final class OtherProcess {
    private OtherProcess() {
    }

    public static void main(String[] arguments) {
        System.exit(SqlShell.run(List.of(arguments), System.getenv(), System.out, System.err));
    }
}
