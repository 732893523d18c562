package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import org.springframework.stereotype.Component;

/** Adds to an item's stock or takes from it; what would take more than is there is asked back. */
@Component
class AdjustStock implements Verb<Intent.AdjustStock> {
    private final Items items;
    private final StockAnswers answers;

    AdjustStock(Items items, StockAnswers answers) {
        this.items = items;
        this.answers = answers;
    }

    @Override
    public Class<Intent.AdjustStock> intent() {
        return Intent.AdjustStock.class;
    }

    @Override
    public Outcome act(Intent.AdjustStock intent, Occasion on) {
        var item = requireNonNull(intent.item());
        var delta = requireNonNull(intent.delta());
        return Numbers.doubtAboutSize(on, delta, intent)
                .orElseGet(() -> answers.answer(on, intent, items.adjustStock(on.shop(), item, delta)));
    }
}
