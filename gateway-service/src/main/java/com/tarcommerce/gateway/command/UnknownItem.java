package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says that no item has a name, and offers those that resemble it. */
@Component
class UnknownItem {
    private static final int MOST_OFFERED = 6;
    private static final int SHORTEST_WORD = 3;

    private final NodeStore nodes;

    UnknownItem(NodeStore nodes) {
        this.nodes = nodes;
    }

    Outcome answer(Occasion on, String name, Intent intent) {
        var like = resembling(on.shop(), name);
        if (like.isEmpty()) {
            return new Outcome.Declined(on.say("item.unknown", name), "unknown_item");
        }
        var options = like.stream().map(item -> Option.of(item, Slots.withItem(intent, item)));
        return new Outcome.Choice(on.say("item.did-you-mean", name),
                Stream.concat(options, Stream.of(Option.cancel(on.say("none-of-these")))).toList());
    }

    private List<String> resembling(String shop, String name) {
        var words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> word.length() >= SHORTEST_WORD).toList();
        return nodes.itemNames(shop).stream()
                .filter(item -> words.stream().anyMatch(word -> item.toLowerCase(Locale.ROOT).contains(word))).sorted()
                .limit(MOST_OFFERED).toList();
    }
}
