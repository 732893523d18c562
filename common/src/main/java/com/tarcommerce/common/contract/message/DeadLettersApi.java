package com.tarcommerce.common.contract.message;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** outbound-service's messages that were given up on; every call needs the internal token. */
@HttpExchange("/v1/dead-letters")
public interface DeadLettersApi {

    /** @param cursor {@code next} of the page before; absent for the first. {@code limit} is 1 to 200, 50 unless given */
    @GetExchange
    DeadLetters list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit);

    /** 202: it is sent again under the same id, in its old place of the room's order; 404 if there is no such letter. */
    @PostExchange("/{id}/replay")
    ResponseEntity<Accepted> replay(@PathVariable String id);

    /** 200 and how many: those that died in a stretch of time are sent again, each in its old place; 400 malformed. */
    @PostExchange("/replay")
    Replayed replayAll(@Valid @RequestBody ReplayRange range);
}
