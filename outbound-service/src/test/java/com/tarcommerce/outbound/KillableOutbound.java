package com.tarcommerce.outbound;

/** The service as a process of its own that says where it listens, for tests that kill it. */
public final class KillableOutbound {
    static final String LISTENS = "LISTENS ON ";

    private KillableOutbound() {
    }

    public static void main(String[] arguments) {
        var context = OutboundApplication.service().run(arguments);
        System.out.println(LISTENS + context.getEnvironment().getProperty("local.server.port"));
    }
}
