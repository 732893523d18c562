package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import org.jspecify.annotations.Nullable;

/**
 * One button of a question.
 *
 * @param intent    what pressing it asks for; absent for the one that only closes the question
 * @param confirmed pressing it is a confirmation: nothing is asked once more
 */
record Option(String label, @Nullable Intent intent, boolean confirmed) {

    static Option of(String label, Intent intent) {
        return new Option(label, intent, false);
    }

    static Option confirmed(String label, Intent intent) {
        return new Option(label, intent, true);
    }

    static Option cancel(String label) {
        return new Option(label, null, false);
    }
}
