package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Explains a decision without making it: nothing is done, and nothing is written to the audit. */
@RestController
class AccessController {
    private static final Set<String> CHANNELS = Set.of("telegram", "slack", "whatsapp", "web");

    private final InternalToken token;
    private final ApiKeys keys;
    private final ChatStore chats;
    private final CheckAccess check;

    AccessController(InternalToken token, ApiKeys keys, ChatStore chats, CheckAccess check) {
        this.token = token;
        this.keys = keys;
        this.chats = chats;
        this.check = check;
    }

    /** 200, also for what is denied; 400, 401, and 403 for a key of another shop than the chat's. */
    @GetMapping("/v1/access/check")
    AccessAnswer check(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @Valid @ParameterObject AccessQuery query, BindingResult errors) {
        var shop = shopOf(authorization);
        refuseWrong(errors);
        if (shop.isPresent() && !shop.equals(chats.tenantOf(query.room()))) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "forbidden",
                    "This key belongs to a shop that this chat is not part of.");
        }
        if (!CHANNELS.contains(query.channel())) {
            throw ProblemException.malformed("'channel' must be one of telegram, slack, whatsapp, web.");
        }
        return check.explain(query.room(), intent(query), query.sender());
    }

    /** The only shop that may be asked about; empty for the suite itself, which may ask about all. */
    private Optional<String> shopOf(@Nullable String authorization) {
        return token.isShownBy(authorization)
                ? Optional.empty()
                : Optional.of(keys.authenticate(authorization).orElseThrow(AccessController::unauthorized).tenant());
    }

    /** Told only to those who may ask. */
    private static void refuseWrong(BindingResult errors) {
        if (errors.hasErrors()) {
            throw ProblemException.malformed(errors.getFieldErrors().stream()
                    .map(error -> error.getField() + " " + error.getDefaultMessage()).sorted()
                    .collect(Collectors.joining("; ")));
        }
    }

    private static ProblemException unauthorized() {
        var problem = new ProblemException(HttpStatus.UNAUTHORIZED, "unauthorized",
                "Show the internal token or an API key of the chat's shop: Authorization: Bearer <key>."
                        + " An administrator gets a key by /apikey in the chat.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    private static IntentName intent(AccessQuery query) {
        return IntentName.find(query.intent()).orElseThrow(() -> ProblemException.malformed("'intent' must be one of "
                + Arrays.stream(IntentName.values()).map(IntentName::wire).collect(Collectors.joining(", ")) + "."));
    }
}
