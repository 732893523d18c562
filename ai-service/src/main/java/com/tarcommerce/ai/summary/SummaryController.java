package com.tarcommerce.ai.summary;

import com.tarcommerce.common.contract.ai.SummaryApi;
import com.tarcommerce.common.contract.ai.SummaryRequest;
import com.tarcommerce.common.contract.ai.SummaryText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SummaryController implements SummaryApi {
    private final WriteSummary summaries;

    SummaryController(WriteSummary summaries) {
        this.summaries = summaries;
    }

    @Override
    @Operation(summary = "What was sold, or what was said, in a few words within maxChars")
    @ApiResponse(responseCode = "200", description = "The text", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/malformed")
    @ApiResponse(responseCode = "401", ref = "#/components/responses/unauthorized")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/too-large")
    public SummaryText summarize(SummaryRequest request) {
        return summaries.write(request);
    }
}
