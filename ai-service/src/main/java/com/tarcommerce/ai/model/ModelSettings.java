package com.tarcommerce.ai.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The model server; without a URL there is no model.
 *
 * @param url         {@code http(s)://host:port}, with or without {@code /v1}
 * @param name        the model's name on that server
 * @param apiKey      shown as a bearer token; may be empty
 * @param deadline    for one text, over all attempts; more than 0, at most 4.5 s
 * @param concurrent  questions in flight at once; more are not asked, and of several the last is kept for texts
 * @param dailyTokens what one shop may use in a day (UTC), counted by this process
 */
@Validated
@ConfigurationProperties("tar.ai.model")
public record ModelSettings(@NotNull @DefaultValue("") String url, @NotNull @DefaultValue("default") String name,
        @NotNull @DefaultValue("") String apiKey, @NotNull @DefaultValue("2s") Duration deadline,
        @Positive @DefaultValue("4") int concurrent, @PositiveOrZero @DefaultValue("200000") long dailyTokens) {

    /** Below the time after which the gateway gives an answer up and asks again. */
    private static final Duration MOST = Duration.ofMillis(4_500);

    public ModelSettings {
        if (name.isBlank()) {
            name = "default";
        }
        checkPatience("TAR_LLM_DEADLINE", deadline);
    }

    /** @throws IllegalStateException naming the variable, if nothing could be asked or nobody would wait for the answer */
    static void checkPatience(String variable, Duration deadline) {
        if (!deadline.isPositive() || deadline.compareTo(MOST) > 0) {
            throw new IllegalStateException("%s is more than 0 and at most %d ms: the gateway waits 5 s."
                    .formatted(variable, MOST.toMillis()));
        }
    }

    boolean isOn() {
        return !url.isBlank();
    }

    /** @throws IllegalStateException naming the variable, if the URL cannot be one of a server */
    URI completions() {
        var bare = url.strip().replaceAll("/+$", "");
        try {
            var base = URI.create(bare.endsWith("/v1") ? bare : bare + "/v1");
            if (base.getHost() != null && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
                return URI.create(base + "/chat/completions");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(notAServer(), e);
        }
        throw new IllegalStateException(notAServer() + (bare.contains("_") ? " A host's name has no underscore." : ""));
    }

    private static String notAServer() {
        return "TAR_LLM_URL is no address of a server: give it as http://host:port.";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[" + url + ", " + name + ", " + deadline + "]";
    }
}
