package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.wording.Amounts;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists what is running out, emptiest first. */
@Component
class ListLowStock implements Verb<Intent.ListLowStock> {
    private static final int MOST_SHOWN = 30;

    private final NodeStore nodes;

    ListLowStock(NodeStore nodes) {
        this.nodes = nodes;
    }

    @Override
    public Class<Intent.ListLowStock> intent() {
        return Intent.ListLowStock.class;
    }

    @Override
    public Outcome act(Intent.ListLowStock intent, Occasion on) {
        var threshold = intent.threshold();
        var low = nodes.itemsAtOrBelow(on.shop(), threshold, MOST_SHOWN + 1);
        if (low.isEmpty()) {
            return new Outcome.Told(threshold == null
                    ? on.say("low.none")
                    : on.say("low.none-below", Amounts.count(threshold)));
        }
        var lines = low.stream().limit(MOST_SHOWN).map(item -> "• " + item.name() + ": " + Said.stock(item))
                .collect(Collectors.joining("\n"));
        var more = low.size() > MOST_SHOWN ? "\n" + on.say("more") : "";
        return new Outcome.Told(on.say("low.title") + "\n" + lines + more);
    }
}
