package com.tarcommerce.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The secrets that the services share with each other and with Telegram. What the environment does not give is made once
 * and kept in {@code secrets.env}, which only its owner can read.
 */
final class OwnSecrets {
    static final String INTERNAL_TOKEN = "TAR_INTERNAL_TOKEN";
    static final String WEBHOOK_SECRET = "TAR_WEBHOOK_SECRET";
    static final String TELEGRAM_WEBHOOK_SECRET = "TAR_TELEGRAM_WEBHOOK_SECRET";
    static final String SECRET_KEY = "TAR_SECRET_KEY";
    private static final Map<String, Supplier<String>> MAKERS = makers();
    private static final SecureRandom RANDOM = new SecureRandom();

    private OwnSecrets() {
    }

    private static Map<String, Supplier<String>> makers() {
        var makers = new LinkedHashMap<String, Supplier<String>>();
        makers.put(INTERNAL_TOKEN, () -> HexFormat.of().formatHex(random()));
        makers.put(WEBHOOK_SECRET, () -> "whsec_" + Base64.getEncoder().encodeToString(random()));
        makers.put(TELEGRAM_WEBHOOK_SECRET, () -> HexFormat.of().formatHex(random()));
        makers.put(SECRET_KEY, () -> Base64.getEncoder().encodeToString(random()));
        return makers;
    }

    static Set<String> variables() {
        return MAKERS.keySet();
    }

    static Map<String, String> makeAll() {
        var made = new LinkedHashMap<String, String>();
        MAKERS.forEach((variable, maker) -> made.put(variable, maker.get()));
        return made;
    }

    /** What has to be made: neither the environment nor the file has it. Writes nothing. */
    static Map<String, String> makeMissing(Settings settings) {
        var known = read(file(settings.dataFolder()));
        var made = makeAll();
        made.keySet().removeIf(variable -> settings.has(variable) || known.containsKey(variable));
        return made;
    }

    /** All secrets: the environment's, else the file's, else new ones, which the file keeps from now on. */
    static Map<String, String> ensure(Settings settings, DataFolder folder) {
        var file = file(folder.path());
        try (var channel = FileChannel.open(folder.path().resolve("secrets.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var alone = channel.lock()) {
            var secrets = new LinkedHashMap<>(read(file));
            var missing = makeMissing(settings);
            if (!missing.isEmpty() && alone.isValid()) {
                append(file, missing);
            }
            secrets.putAll(missing);
            variables().stream().filter(settings::has)
                    .forEach(variable -> secrets.put(variable, settings.get(variable)));
            return secrets;
        } catch (IOException failure) {
            throw new Refusal("The secrets can't be kept in " + file + ": mend its rights, or set "
                    + String.join(", ", variables()) + " yourself.", failure);
        }
    }

    /** The environment with the secrets that are kept in the file, where it does not give them itself. */
    static Settings withKept(Settings settings) {
        var kept = read(file(settings.dataFolder()));
        kept.keySet().removeIf(settings::has);
        return settings.with(kept);
    }

    static Path file(Path dataFolder) {
        return dataFolder.resolve("secrets.env");
    }

    static Map<String, String> read(Path file) {
        var values = new LinkedHashMap<String, String>();
        if (!Files.exists(file)) {
            return values;
        }
        try (var lines = Files.lines(file)) {
            lines.map(String::strip).filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                    .map(line -> line.split("=", 2)).filter(pair -> !pair[1].isBlank())
                    .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw new Refusal("The file " + file + " can't be read: mend its rights.", failure);
        }
        return values;
    }

    private static void append(Path file, Map<String, String> made) throws IOException {
        if (!Files.exists(file)) {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, "# Made by tarctl. Variables of the environment win over these.\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        var lines = new StringBuilder();
        made.forEach((variable, value) -> lines.append(variable).append('=').append(value).append('\n'));
        Files.writeString(file, lines, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    private static byte[] random() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return bits;
    }
}
