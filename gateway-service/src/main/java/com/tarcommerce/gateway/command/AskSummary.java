package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.SummaryApi;
import com.tarcommerce.common.contract.ai.SummaryRequest;
import org.springframework.stereotype.Component;

/** Has ai-service sum up what was said. */
@Component
class AskSummary {
    private final SummaryApi summaries;
    private final AskInTime inTime;

    AskSummary(SummaryApi summaries, AskInTime inTime) {
        this.summaries = summaries;
        this.inTime = inTime;
    }

    String of(SummaryRequest request) {
        return inTime.ask(() -> summaries.summarize(request)).text();
    }
}
