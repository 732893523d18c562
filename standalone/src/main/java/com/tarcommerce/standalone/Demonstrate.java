package com.tarcommerce.standalone;

import com.tarcommerce.standalone.demo.Demo;
import com.tarcommerce.standalone.demo.DeployedDemo;
import com.tarcommerce.standalone.demo.Launch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code tarctl demo}: plays two stories against a Telegram stand-in. */
final class Demonstrate implements Command {
    private static final String USAGE = "demo takes [--libsql] [--delay SECONDS], or --at http://HOST:PORT --stand-in"
            + " HOST:PORT [--pause].";
    private static final Duration USUAL_DELAY = Duration.ofSeconds(3);

    private final Settings settings;
    private final PrintStream out;

    Demonstrate(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public String usage() {
        return "demo               play two stories on the terminal: no account, no network, nothing kept\n"
                + "       --libsql: on a libSQL server, each service as a process\n"
                + "       --delay SECONDS: how long a cart is left alone (3 unless given)\n"
                + "       [--at GATEWAY --stand-in HOST:PORT]: at a suite that runs elsewhere (see docs/operating.md);\n"
                + "       --pause: and in its middle you kill what you like";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("--at")) {
            return here(arguments);
        }
        var pauses = arguments.size() == 5 && arguments.getLast().equals("--pause");
        if (arguments.size() != (pauses ? 5 : 4) || !arguments.get(0).equals("--at")
                || !arguments.get(2).equals("--stand-in")) {
            throw new Refusal(USAGE);
        }
        var gateway = gateway(arguments.get(1));
        var standIn = standIn(arguments.get(3));
        return pauses
                ? DeployedDemo.run(gateway, standIn, Demonstrate::awaitEnter, out)
                : DeployedDemo.run(gateway, standIn, out);
    }

    private int here(List<String> arguments) {
        var rest = new ArrayList<>(arguments);
        var onServer = rest.remove("--libsql");
        var delay = USUAL_DELAY;
        if (rest.size() == 2 && rest.getFirst().equals("--delay") && rest.getLast().matches("[1-9]\\d{0,3}")) {
            delay = Duration.ofSeconds(Integer.parseInt(rest.getLast()));
        } else if (!rest.isEmpty()) {
            throw new Refusal(USAGE);
        }
        return Demo.run(out, onServer ? new DemoOnServer(settings, out) : Launch.inThisJvm(), delay);
    }

    /** Or the end of the input. */
    private static void awaitEnter() {
        try {
            var read = System.in.read();
            while (read != '\n' && read >= 0) {
                read = System.in.read();
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static URI gateway(String text) {
        try {
            var gateway = new URI(text);
            if (gateway.getHost() != null && List.of("http", "https").contains(gateway.getScheme())) {
                return gateway;
            }
        } catch (URISyntaxException malformed) {
            throw new Refusal(USAGE, malformed);
        }
        throw new Refusal(USAGE);
    }

    private static InetSocketAddress standIn(String text) {
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(text.substring(0, Math.max(0, colon)),
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(USAGE, malformed);
        }
    }
}
