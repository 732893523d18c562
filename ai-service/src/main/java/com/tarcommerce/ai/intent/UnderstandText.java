package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.FindCatalogue;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import org.springframework.stereotype.Component;

/** Finds the catalogue that a request means, has the engine read its text, and asks once more where it is unsure. */
@Component
public final class UnderstandText {
    private final FindCatalogue catalogues;
    private final IntentEngine engine;
    private final SecondOpinion second;

    UnderstandText(FindCatalogue catalogues, IntentEngine engine, SecondOpinion second) {
        this.catalogues = catalogues;
        this.engine = engine;
        this.second = second;
    }

    public IntentAnswer understand(IntentRequest request) {
        var catalogue = catalogues.find(request.catalog(), request.catalogKey());
        var first = engine.understand(request.text(), catalogue, request.now().atZone(request.zone()));
        return second.on(request, catalogue, first);
    }
}
