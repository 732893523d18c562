package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import org.springframework.stereotype.Component;

/** Sets an item's stock. */
@Component
class UpdateStock implements Verb<Intent.UpdateStock> {
    private final Items items;
    private final StockAnswers answers;

    UpdateStock(Items items, StockAnswers answers) {
        this.items = items;
        this.answers = answers;
    }

    @Override
    public Class<Intent.UpdateStock> intent() {
        return Intent.UpdateStock.class;
    }

    @Override
    public Outcome act(Intent.UpdateStock intent, Occasion on) {
        var item = requireNonNull(intent.item());
        var quantity = requireNonNull(intent.quantity());
        return Numbers.doubtAboutCount(on, quantity, intent)
                .orElseGet(() -> answers.answer(on, intent, items.setStock(on.shop(), item, quantity)));
    }
}
