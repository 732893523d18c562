package com.tarcommerce.ai.intent;

import com.tarcommerce.ai.catalogue.FindCatalogue;
import com.tarcommerce.common.contract.ai.CommandParts;
import com.tarcommerce.common.contract.ai.IntentAnswer;
import com.tarcommerce.common.contract.ai.IntentRequest;
import org.springframework.stereotype.Component;

/** Finds the catalogue that a request means, has the engine read its text, and asks once more where it is unsure. */
@Component
public final class UnderstandText {
    private final FindCatalogue catalogues;
    private final IntentEngine engine;
    private final SecondOpinion second;
    private final SplitCommands splitting;

    UnderstandText(FindCatalogue catalogues, IntentEngine engine, SecondOpinion second, SplitCommands splitting) {
        this.catalogues = catalogues;
        this.engine = engine;
        this.second = second;
        this.splitting = splitting;
    }

    /** Never by a model: what is offered as one command is one that the engine reads. */
    public CommandParts split(IntentRequest request) {
        var catalogue = catalogues.find(request.catalog(), request.catalogKey());
        return new CommandParts(splitting.parts(request.text(), catalogue, request.now().atZone(request.zone())));
    }

    public IntentAnswer understand(IntentRequest request) {
        var catalogue = catalogues.find(request.catalog(), request.catalogKey());
        var first = engine.understand(request.text(), catalogue, request.now().atZone(request.zone()));
        return second.on(request, catalogue, first);
    }
}
