package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Adds an item to the catalogue; what is not said is 0. */
@Component
class AddItem implements Verb<Intent.AddItem> {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_UNIT = 20;

    private final Items items;
    private final StockAnswers answers;

    AddItem(Items items, StockAnswers answers) {
        this.items = items;
        this.answers = answers;
    }

    @Override
    public Class<Intent.AddItem> intent() {
        return Intent.AddItem.class;
    }

    @Override
    public Outcome act(Intent.AddItem intent, Occasion on) {
        var name = requireNonNull(intent.item()).strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Outcome.Declined(on.say("item.name-too-long"), "bad_name");
        }
        var price = requireNonNullElse(intent.price(), BigDecimal.ZERO);
        var quantity = requireNonNullElse(intent.quantity(), BigDecimal.ZERO);
        var unit = intent.unit() == null || intent.unit().length() > LONGEST_UNIT ? null : intent.unit();
        return Numbers.doubtAboutPrice(on, price, intent).or(() -> Numbers.doubtAboutCount(on, quantity, intent))
                .orElseGet(() -> answers.answer(on, intent,
                        items.add(on.shop(), name, Numbers.paise(price), quantity, unit)));
    }
}
