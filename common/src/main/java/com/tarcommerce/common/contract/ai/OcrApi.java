package com.tarcommerce.common.contract.ai;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Pictures of bills to ai-service; every call needs the internal token. */
@HttpExchange("/v1")
public interface OcrApi {

    /**
     * 200; 400 unreadable; 409 {@code catalog-needed}; 413 too large; 415 none of JPEG, PNG, WebP and PDF; 503 nothing that
     * reads is installed, or all of it is busy.
     *
     * @param image      the file itself, at most 20 MiB; what it is is seen from its first bytes, whatever the type that is said
     * @param catalogKey {@code <tenant>:<version>} of a catalogue that was sent with a text before
     * @param tenant     for metering only
     */
    @PostExchange(url = "/ocr")
    BillText read(@RequestBody byte[] image, @RequestParam(required = false) @Nullable String catalogKey,
            @RequestParam(required = false) @Nullable String tenant);
}
