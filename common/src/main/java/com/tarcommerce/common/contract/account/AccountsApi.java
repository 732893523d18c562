package com.tarcommerce.common.contract.account;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The accounts that outbound sends by, beside those of its environment; every call needs the internal token. */
@HttpExchange("/v1/accounts")
public interface AccountsApi {

    /** By channel and account; no token is in it. */
    @GetExchange
    Accounts list();

    /**
     * 201 new, 200 replaced, both durable; 400 malformed; 409 {@code another-secret-key}: it is not sealed by a key that
     * outbound has; 503 {@code no-secret-key}.
     */
    @PutExchange("/{channel}/{account}")
    ResponseEntity<Account> put(@PathVariable String channel, @PathVariable String account,
            @Valid @RequestBody SealedAccount sealed);

    /**
     * 204: nothing is sent by it any more, if it was there; 412: it has another token by now, and stays.
     *
     * @param tag of the token that is to go ({@code AccountSeal.tag}); without it, whichever there is goes
     */
    @DeleteExchange("/{channel}/{account}")
    ResponseEntity<Void> remove(@PathVariable String channel, @PathVariable String account,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag);
}
