package com.tarcommerce.common.contract.ai;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** ai-service over HTTP; every call needs the internal token. */
@HttpExchange("/v1")
public interface AiApi {

    /** 200; 400 malformed; 409 {@code catalog-needed}: send the catalogue of that key once more. */
    @PostExchange("/intents")
    IntentAnswer understand(@Valid @RequestBody IntentRequest request);

    /** Of a text that is {@code several_commands}: each of them by itself. 200; 400 and 409 as for that. */
    @PostExchange("/intents:split")
    CommandParts split(@Valid @RequestBody IntentRequest request);

    /** 200; 400 malformed. */
    @PostExchange("/nudges")
    NudgeText nudge(@Valid @RequestBody NudgeRequest request);
}
