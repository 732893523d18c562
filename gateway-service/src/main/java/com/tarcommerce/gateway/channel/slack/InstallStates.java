package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.signature.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes sure that whoever comes back from Slack is who went there from here: what they bring is signed, ten minutes old at
 * most, good once, and belongs to the cookie of their browser. Nothing is kept of those who never come back.
 */
@Component
class InstallStates {
    static final Duration GOOD = Duration.ofMinutes(10);
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");

    private final @Nullable Secrets secrets;
    private final InstallStateStore used;
    private final InstantSource clock;

    InstallStates(@Value("${tar.secret-key}") String secretKey, SlackSettings settings, InstallStateStore used,
            InstantSource clock) {
        if (settings.isInstallable() && secretKey.isBlank()) {
            throw new IllegalArgumentException("TAR_SLACK_CLIENT_ID is set, but " + AccountSeal.VARIABLE
                    + " is not: the"
                    + " workspaces' tokens are kept sealed by it (openssl rand -base64 32, or ./tarctl secrets, makes one)");
        }
        this.secrets = secretKey.isBlank()
                ? null
                : Secrets.parse(AccountSeal.VARIABLE, secretKey).derive("slack-install");
        this.used = used;
        this.clock = clock;
    }

    /** @param cookie what the browser keeps meanwhile */
    record Issued(String state, String cookie) {
    }

    enum Verdict {
        GOOD, WRONG, EXPIRED, USED
    }

    Issued issue() {
        var nonce = RandomId.next("");
        var signed = nonce + "." + clock.instant().plus(GOOD).toEpochMilli();
        return new Issued(signed + "." + secrets().mac(signed), nonce);
    }

    /** A good one is used up by it. */
    Verdict take(String state, String cookie) {
        var parts = FORM.matcher(state);
        if (!parts.matches() || !secrets().isMac(parts.group(1) + "." + parts.group(2), parts.group(3))
                || !parts.group(1).equals(cookie)) {
            return Verdict.WRONG;
        }
        var expires = Instant.ofEpochMilli(Long.parseLong(parts.group(2)));
        var now = clock.instant();
        if (!now.isBefore(expires)) {
            return Verdict.EXPIRED;
        }
        return used.use(parts.group(1), expires, now) ? Verdict.GOOD : Verdict.USED;
    }

    private Secrets secrets() {
        return Objects.requireNonNull(secrets);
    }
}
