package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import org.springframework.stereotype.Component;

/** Sets an item's price. */
@Component
class UpdatePrice implements Verb<Intent.UpdatePrice> {
    private final Items items;
    private final StockAnswers answers;

    UpdatePrice(Items items, StockAnswers answers) {
        this.items = items;
        this.answers = answers;
    }

    @Override
    public Class<Intent.UpdatePrice> intent() {
        return Intent.UpdatePrice.class;
    }

    @Override
    public Outcome act(Intent.UpdatePrice intent, Occasion on) {
        var item = requireNonNull(intent.item());
        var price = requireNonNull(intent.price());
        return Numbers.doubtAboutPrice(on, price, intent).orElseGet(
                () -> answers.answer(on, intent, items.setPrice(on.shop(), item, Numbers.paise(price))));
    }
}
