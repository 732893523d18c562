package com.tarcommerce.common.contract.ai;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Summaries by ai-service; every call needs the internal token. */
@HttpExchange("/v1")
public interface SummaryApi {

    /** 200; 400 malformed, or without the facts or messages that its kind needs. */
    @PostExchange("/summaries")
    SummaryText summarize(@Valid @RequestBody SummaryRequest request);
}
