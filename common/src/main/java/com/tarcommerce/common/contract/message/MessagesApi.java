package com.tarcommerce.common.contract.message;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** outbound-service over HTTP; every call needs the internal token. */
@HttpExchange("/v1")
public interface MessagesApi {

    /** 202 once the row is committed; 400 malformed; 409 {@code idempotency-key-reused}. */
    @PostExchange("/messages")
    ResponseEntity<Accepted> send(@Valid @RequestBody SendMessage message);

    /** 202 once all rows are committed together: the ids in the order given; at most 1,000 messages. */
    @PostExchange("/messages:batch")
    ResponseEntity<AcceptedBatch> sendAll(@Valid @RequestBody SendMessages batch);

    /** 200, or 404. */
    @GetExchange("/messages/{id}")
    Message get(@PathVariable String id);

    /** The same for who has the message's key only. */
    @GetExchange("/messages")
    Message getByKey(@RequestParam String tenant, @RequestParam String idempotencyKey);

    /** 204; 404; 409 {@code already-sent}, or {@code being-sent} at this moment, of which nobody knows yet what comes. */
    @DeleteExchange("/messages/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id);

    /** The same for who has the message's key only. */
    @DeleteExchange("/messages")
    ResponseEntity<Void> cancelByKey(@RequestParam String tenant, @RequestParam String idempotencyKey);
}
