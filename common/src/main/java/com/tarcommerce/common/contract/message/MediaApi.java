package com.tarcommerce.common.contract.message;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands outbound files that messages are to carry, and gets back what it keeps; every call needs the internal token. */
@HttpExchange("/v1/media")
public interface MediaApi {

    /** 201, durable, for the same table of the tenant again the same; 413 for more than 20 MiB, 415 for no text. */
    @PostExchange(contentType = "text/csv")
    KeptMedia keepTable(@RequestParam String tenant, @RequestBody byte[] file);

    /** The same for a picture or a PDF, whose own bytes say what it is. */
    @PostExchange(contentType = "application/octet-stream")
    KeptMedia keep(@RequestParam String tenant, @RequestBody byte[] file);

    /** The file itself; 404 if the tenant has no such one, or not any more. */
    @GetExchange(url = "/{id}", accept = "application/octet-stream")
    byte[] get(@PathVariable String id, @RequestParam String tenant);
}
