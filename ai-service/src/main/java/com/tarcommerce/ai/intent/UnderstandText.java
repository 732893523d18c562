package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.FindCatalogue;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import org.springframework.stereotype.Component;

/** Finds the catalogue that a request means, and has the engine read its text. */
@Component
public final class UnderstandText {
    private final FindCatalogue catalogues;
    private final IntentEngine engine;

    UnderstandText(FindCatalogue catalogues, IntentEngine engine) {
        this.catalogues = catalogues;
        this.engine = engine;
    }

    public IntentAnswer understand(IntentRequest request) {
        var catalogue = catalogues.find(request.catalog(), request.catalogKey());
        return engine.understand(request.text(), catalogue, request.now().atZone(request.zone()));
    }
}
