package com.tarcommerce.ai;

import com.tarcommerce.ai.intent.UnderstandText;
import com.tarcommerce.ai.nudge.PolishNudge;
import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import com.tarcommerce.common.contract.ai.NudgeRequest;
import com.tarcommerce.common.contract.ai.NudgeText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AiController implements AiApi {
    private final UnderstandText texts;
    private final PolishNudge nudges;

    AiController(UnderstandText texts, PolishNudge nudges) {
        this.texts = texts;
        this.nudges = nudges;
    }

    @Override
    @Operation(summary = "What a text asks for, in flat JSON")
    @ApiResponse(responseCode = "200", description = "Understood, asked back, or unknown", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = Problem.MALFORMED)
    @ApiResponse(responseCode = "401", ref = Problem.UNAUTHORIZED)
    @ApiResponse(responseCode = "409", ref = Problem.CATALOG_NEEDED)
    @ApiResponse(responseCode = "413", ref = Problem.TOO_LARGE)
    public IntentAnswer understand(IntentRequest request) {
        return texts.understand(request);
    }

    @Override
    @Operation(summary = "The commands of a text that is several_commands, each by itself; none if it can't be cut well")
    @ApiResponse(responseCode = "200", description = "2 to 10 parts as typed, or none", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = Problem.MALFORMED)
    @ApiResponse(responseCode = "401", ref = Problem.UNAUTHORIZED)
    @ApiResponse(responseCode = "409", ref = Problem.CATALOG_NEEDED)
    @ApiResponse(responseCode = "413", ref = Problem.TOO_LARGE)
    public CommandParts split(IntentRequest request) {
        return texts.split(request);
    }

    @Override
    @Operation(summary = "A reminder about an unpaid cart, within maxChars")
    @ApiResponse(responseCode = "200", description = "The text", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = Problem.MALFORMED)
    @ApiResponse(responseCode = "401", ref = Problem.UNAUTHORIZED)
    @ApiResponse(responseCode = "413", ref = Problem.TOO_LARGE)
    public NudgeText nudge(NudgeRequest request) {
        return nudges.write(request);
    }

    /** References to the descriptions in {@link OpenApiConfiguration}. */
    static final class Problem {
        static final String MALFORMED = "#/components/responses/malformed";
        static final String UNAUTHORIZED = "#/components/responses/unauthorized";
        static final String CATALOG_NEEDED = "#/components/responses/catalog-needed";
        static final String TOO_LARGE = "#/components/responses/too-large";

        private Problem() {
        }
    }
}
