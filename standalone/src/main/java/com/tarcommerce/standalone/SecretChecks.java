package com.tarcommerce.standalone;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.signature.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the secrets are there, strong enough, and nobody else's to read; never shows one. */
final class SecretChecks {
    private static final Pattern TELEGRAM_SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    private SecretChecks() {
    }

    static List<Finding> of(Settings settings) {
        var file = OwnSecrets.file(settings.dataFolder());
        var findings = new ArrayList<Finding>();
        var known = OwnSecrets.withKept(settings);
        for (var variable : OwnSecrets.variables()) {
            findings.add(check(variable, known.get(variable)));
        }
        if (Files.exists(file)) {
            findings.add(rights(file));
        }
        return findings;
    }

    static Finding check(String variable, String value) {
        if (value.isEmpty()) {
            return Finding.ok(variable + " is not set: ./tarctl up makes one.");
        }
        try {
            switch (variable) {
                case OwnSecrets.INTERNAL_TOKEN -> InternalToken.parse(value);
                case OwnSecrets.TELEGRAM_WEBHOOK_SECRET -> requireTelegramForm(value);
                default -> Secrets.parse(variable, value);
            }
            return Finding.ok(variable + " is set.");
        } catch (IllegalArgumentException weak) {
            return Finding.mend(variable + " is not usable.", String.valueOf(weak.getMessage()));
        }
    }

    private static void requireTelegramForm(String value) {
        for (var secret : value.split("\\s+", -1)) {
            if (!TELEGRAM_SECRET.matcher(secret).matches()) {
                throw new IllegalArgumentException(OwnSecrets.TELEGRAM_WEBHOOK_SECRET
                        + " takes 16 to 256 letters, digits, _ and - (./tarctl secrets makes one)");
            }
        }
    }

    private static Finding rights(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
                return Finding.note(file + ": make sure that only its owner can read it.", "");
            }
            var others = EnumSet.noneOf(PosixFilePermission.class);
            others.addAll(Files.getPosixFilePermissions(file));
            others.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));
            return others.isEmpty()
                    ? Finding.ok("Only its owner can read " + file + ".")
                    : Finding.mend("Others can read the secrets.", "chmod 600 " + file);
        } catch (IOException unreadable) {
            return Finding.mend("The rights of " + file + " can't be read.", "Look at its folder.");
        }
    }
}
