package com.tarcommerce.common.contract.message;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands outbound files that messages are to carry; every call needs the internal token. */
@HttpExchange("/v1/media")
public interface MediaApi {

    /** 201, durable, for the same table of the tenant again the same; 413 for more than 20 MiB, 415 for no text. */
    @PostExchange(contentType = "text/csv")
    KeptMedia keepTable(@RequestParam String tenant, @RequestBody byte[] file);
}
