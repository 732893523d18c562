package com.tarcommerce.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Which engine the data of a folder were last run on, so that {@code tarctl sql} and {@code doctor} look there too. */
final class ServerFile {
    private static final String NAME = "server.env";
    private static final String VARIABLE = "TAR_DATABASE_URL";

    private ServerFile() {
    }

    static void write(DataFolder folder, String url) {
        try {
            Files.writeString(folder.path().resolve(NAME), VARIABLE + "=" + url + "\n");
        } catch (IOException failure) {
            throw unusable(folder.path(), failure);
        }
    }

    /** The data are in files. */
    static void forget(DataFolder folder) {
        try {
            Files.deleteIfExists(folder.path().resolve(NAME));
        } catch (IOException failure) {
            throw unusable(folder.path(), failure);
        }
    }

    /** The environment wins. */
    static Settings with(Settings settings) {
        if (settings.has(VARIABLE)) {
            return settings;
        }
        var url = OwnSecrets.read(settings.dataFolder().resolve(NAME)).getOrDefault(VARIABLE, "");
        return url.isEmpty() ? settings : settings.with(Map.of(VARIABLE, url));
    }

    private static Refusal unusable(Path folder, IOException cause) {
        return new Refusal("The file " + folder.resolve(NAME) + " can't be written: mend its rights.", cause);
    }
}
