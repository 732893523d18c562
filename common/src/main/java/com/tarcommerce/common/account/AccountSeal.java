package com.tarcommerce.common.account;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.SecretBox;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Seals the tokens of accounts by {@code TAR_SECRET_KEY}, each for its channel and account only. Without that variable
 * nothing can be sealed, and what is sealed stays shut.
 */
public final class AccountSeal {
    public static final String VARIABLE = "TAR_SECRET_KEY";
    private static final String PURPOSE = "accounts";

    private final @Nullable SecretBox box;

    private AccountSeal(@Nullable SecretBox box) {
        this.box = box;
    }

    /** @throws IllegalArgumentException if a key is shorter than 16 bytes; none at all is well */
    public static AccountSeal parse(String secretKey) {
        return new AccountSeal(
                secretKey.isBlank() ? null : SecretBox.of(Secrets.parse(VARIABLE, secretKey), PURPOSE));
    }

    public boolean isOn() {
        return box != null;
    }

    /** @throws ProblemException 503 {@code no-secret-key} if there is no key: it says how to make one */
    public void requireKey() {
        box();
    }

    /** @throws ProblemException 503 {@code no-secret-key} */
    public String seal(String channel, String account, String token) {
        return box().seal(token, context(channel, account));
    }

    /**
     * The token.
     *
     * @throws NotOpened        if no key of ours sealed it for this account
     * @throws ProblemException 503 {@code no-secret-key}
     */
    public String open(String channel, String account, String sealed) {
        return box().open(sealed, context(channel, account));
    }

    /** Whether the first of the keys sealed it. */
    public boolean isByFirstKey(String sealed) {
        return box().isByFirstKey(sealed);
    }

    private SecretBox box() {
        if (box == null) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "no-secret-key",
                    "Tokens are kept sealed, and " + VARIABLE + " is not set, so none can be kept: make a key"
                            + " (openssl rand -base64 32, or ./tarctl secrets), give the gateway and outbound the same"
                            + " one, and start them again.");
        }
        return box;
    }

    /** By which a token is told from another of the same account without being named: an entity tag. */
    public static String tag(String token) {
        return '"' + Sha256.hex(token) + '"';
    }

    private static String context(String channel, String account) {
        return channel + "\n" + account;
    }
}
