package com.tarcommerce.gateway.channel.telegram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram shows with each update of a bot: the settings' own secrets for the environment's bot, and for each added one
 * secrets that are made of them, so that no bot's opens another's door.
 */
final class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSecrets() {
    }

    /** All are taken, the first is given to Telegram. */
    static List<String> of(TelegramSettings settings, String account) {
        var secrets = settings.webhookSecrets();
        return account.isEmpty()
                ? secrets
                : secrets.stream().map(secret -> mac(secret, "telegram:" + account)).toList();
    }

    /** In constant time. */
    static boolean isOne(List<String> secrets, @Nullable String shown) {
        if (shown == null) {
            return false;
        }
        var genuine = false;
        for (var secret : secrets) {
            genuine |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8),
                    shown.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    /** HMAC-SHA256 in hex. */
    static String mac(String key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, impossible);
        }
    }
}
