package com.tarcommerce.common.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token(s) of {@code TAR_INTERNAL_TOKEN}, space-separated: all are accepted, the first is shown to others.
 */
public final class InternalToken {
    private static final String SCHEME = "Bearer ";

    private final List<String> tokens;

    private InternalToken(List<String> tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException if there is none, or one is shorter than 16 characters */
    public static InternalToken parse(String value) {
        var tokens = Arrays.stream(value.strip().split("\\s+")).filter(token -> !token.isEmpty()).toList();
        if (tokens.isEmpty() || tokens.stream().anyMatch(token -> token.length() < 16)) {
            throw new IllegalArgumentException("TAR_INTERNAL_TOKEN is not set or shorter than 16 characters:"
                    + " give all services the same random token (./tarctl secrets makes one)");
        }
        return new InternalToken(tokens);
    }

    /** Whether an {@code Authorization} header shows one of the tokens; compared in constant time. */
    public boolean isShownBy(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        var accepted = false;
        for (var token : tokens) {
            accepted |= MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown);
        }
        return accepted;
    }

    /** The value of the {@code Authorization} header for a call to another service. */
    public String authorization() {
        return SCHEME + tokens.getFirst();
    }
}
