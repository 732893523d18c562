package com.tarcommerce.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code key=value} from the command line. */
record Options(Map<String, String> values) {

    Options(List<String> arguments) {
        this(parse(arguments));
    }

    private static Map<String, String> parse(List<String> arguments) {
        var values = new HashMap<String, String>();
        for (var argument : arguments) {
            var at = argument.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("'" + argument + "' is not of the form key=value");
            }
            values.put(argument.substring(0, at), argument.substring(at + 1));
        }
        return values;
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(values.getOrDefault(key, String.valueOf(otherwise)));
    }

    long seed() {
        return Long.parseLong(values.getOrDefault("seed", String.valueOf(System.nanoTime() % 1_000_000)));
    }
}
