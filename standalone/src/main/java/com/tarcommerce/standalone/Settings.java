package com.tarcommerce.standalone;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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

    int port(Service service) {
        var value = get(service.portVariable());
        try {
            var port = value.isEmpty() ? service.usualPort : Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            throw noPort(service, noNumber);
        }
        throw noPort(service, new IllegalArgumentException(value));
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

    private static Refusal noPort(Service service, Exception cause) {
        return new Refusal(service.portVariable() + " is no port: give it a number from 1 to 65535.", cause);
    }
}
