package com.tarcommerce.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that {@code tarctl} reads itself; a variable that is set but empty counts as not set. */
record Settings(Map<String, String> environment) {
    Settings {
        environment = Map.copyOf(environment);
    }

    Settings with(Map<String, String> more) {
        var both = new HashMap<>(environment);
        both.putAll(more);
        return new Settings(both);
    }

    String get(String variable) {
        return environment.getOrDefault(variable, "").strip();
    }

    boolean has(String variable) {
        return !get(variable).isEmpty();
    }

    Path dataFolder() {
        return Path.of(has("TAR_DATA_DIR") ? get("TAR_DATA_DIR") : "data");
    }

    /** Where Tar's sources are: {@code TAR_HOME}, which the launcher sets, else a folder above the current one. */
    Optional<Path> projectFolder() {
        var above = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).takeWhile(folder -> folder != null);
        return (has("TAR_HOME") ? Stream.of(Path.of(get("TAR_HOME"))) : above)
                .filter(folder -> Files.exists(folder.resolve("libsql-webhooks").resolve("Makefile"))).findFirst();
    }

    int port(Service service) {
        return port(service.portVariable(), service.usualPort);
    }

    int port(String variable, int usual) {
        var value = get(variable);
        try {
            var port = value.isEmpty() ? usual : Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw noPort(variable, noNumber);
        }
        throw noPort(variable, new IllegalArgumentException(value));
    }

    /** @throws Refusal if two of them would listen on one port: the second would blame whoever "is there already" */
    void requirePortsOfTheirOwn(Collection<Service> services) {
        var holders = new HashMap<Integer, Service>();
        for (var service : services) {
            var other = holders.put(port(service), service);
            if (other != null) {
                throw new Refusal("The " + other.label() + " and the " + service.label() + " would both listen on port "
                        + port(service) + ": give " + other.portVariable() + " and " + service.portVariable()
                        + " different numbers.");
            }
        }
    }

    private static Refusal noPort(String variable, Exception cause) {
        return new Refusal(variable + " is no port: give it a number from 1 to 65535.", cause);
    }
}
