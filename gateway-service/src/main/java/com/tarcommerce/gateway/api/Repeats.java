package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.Sha256;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes what a request with an Idempotency-Key asks for once: the same request again gets what was made then. */
@Component
class Repeats {
    private static final int LONGEST_KEY = 255;

    private final RequestStore requests;
    private final JsonMapper json;

    Repeats(RequestStore requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /**
     * In one transaction with what is made, or in the caller's. What is made is kept as JSON for 30 days: no secret.
     *
     * @throws ProblemException 409 {@code idempotency-key-reused}
     */
    @Transactional
    public <T> T once(Asked asked, Class<T> type, Supplier<T> make) {
        var fingerprint = Sha256.hex(asked.action() + "\n" + json.writeValueAsString(asked.body()));
        return requests.repeated(asked.caller().tenant(), asked.key(), fingerprint)
                .map(kept -> json.readValue(kept.answer(), type)).orElseGet(() -> {
                    var made = make.get();
                    if (asked.key() != null) {
                        requests.keep(asked.caller().tenant(), asked.key(), new RequestStore.Kept(fingerprint,
                                HttpStatus.CREATED.value(), json.writeValueAsString(made)));
                    }
                    return made;
                });
    }

    /**
     * @param key    the Idempotency-Key, if one was sent
     * @param action what the audit calls it
     */
    record Asked(Caller caller, @Nullable String key, String action, Object body) {
        Asked {
            if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
                throw ProblemException.malformed("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
            }
        }
    }
}
