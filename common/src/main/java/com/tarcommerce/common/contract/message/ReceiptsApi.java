package com.tarcommerce.common.contract.message;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What platforms report to the gateway of messages that outbound sent; needs the internal token. */
@HttpExchange("/v1/receipts")
public interface ReceiptsApi {

    /** 204 once they are committed, whether or not the messages are known; each counts once; 400 malformed. */
    @PostExchange
    ResponseEntity<Void> keep(@Valid @RequestBody Receipts receipts);
}
