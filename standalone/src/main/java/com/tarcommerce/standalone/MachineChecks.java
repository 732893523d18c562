package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Java, the data folder, and the ports. */
final class MachineChecks {
    private static final int JAVA = 25;
    private static final long LITTLE_SPACE = 1L << 30;

    private MachineChecks() {
    }

    static List<Finding> of(Settings settings) {
        var findings = new ArrayList<Finding>();
        findings.add(java(Runtime.version().feature()));
        try {
            var folder = DataFolder.open(settings.dataFolder());
            findings.add(space(folder));
            for (var service : Service.values()) {
                findings.add(port(settings, folder, service));
            }
        } catch (Refusal refusal) {
            findings.add(Finding.mend("The data folder is not usable.", String.valueOf(refusal.getMessage())));
        }
        return findings;
    }

    static Finding java(int feature) {
        return feature >= JAVA
                ? Finding.ok("Java " + Runtime.version())
                : Finding.mend("Java " + feature + " is too old.", "Install a JDK " + JAVA
                        + " and set TAR_JAVA_HOME to its folder.");
    }

    private static Finding space(DataFolder folder) {
        try {
            var free = Files.getFileStore(folder.path()).getUsableSpace();
            return free < LITTLE_SPACE
                    ? Finding.mend("The data folder " + folder.path() + " has only " + (free >> 20) + " MiB left.",
                            "Make room, or set TAR_DATA_DIR to a folder with more.")
                    : Finding.ok("The data folder " + folder.path() + " can be written, " + (free >> 30)
                            + " GiB are free.");
        } catch (IOException unknown) {
            return Finding.note("How much room the data folder has can't be told.", "");
        }
    }

    private static Finding port(Settings settings, DataFolder folder, Service service) {
        int port;
        try {
            port = settings.port(service);
        } catch (Refusal noPort) {
            return Finding.mend("The " + service.label() + " has no port.", String.valueOf(noPort.getMessage()));
        }
        try (var probe = new ServerSocket(port)) {
            probe.setReuseAddress(true);
            return Finding.ok("Port " + port + " is free for the " + service.label() + ".");
        } catch (IOException taken) {
            return running(folder, service)
                    ? Finding.ok("Port " + port + ": Tar is running.")
                    : Finding.mend(
                            "Port " + port + ", which the " + service.label() + " listens on, is taken.",
                            "Stop what listens there, or set " + service.portVariable() + " to a free port.");
        }
    }

    /** The service that keeps no data holds no lock: it is taken to run where any other one does. */
    private static boolean running(DataFolder folder, Service service) {
        return List.of(Service.values()).stream().filter(other -> other.keepsData)
                .filter(other -> other == service || !service.keepsData)
                .anyMatch(other -> folder.heldBy(other).isPresent());
    }
}
