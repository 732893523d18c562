package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intent as it reaches the decision.
 *
 * @param candidates catalogue names between which the text does not decide
 * @param doubt      why a change is to be asked back first
 */
record Request(Intent intent, List<String> candidates, @Nullable Doubt doubt) {
    Request {
        candidates = List.copyOf(candidates);
    }

    static Request plain(Intent intent) {
        return new Request(intent, List.of(), null);
    }
}
