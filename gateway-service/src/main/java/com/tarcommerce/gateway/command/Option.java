package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import org.jspecify.annotations.Nullable;

/**
 * One button of a question.
 *
 * @param intent    what pressing it asks for; absent for the one that only closes the question
 * @param confirmed pressing it is a confirmation: nothing is asked once more
 * @param bill      what pressing it does, if that is about a bill; the intent is the right that it takes
 */
record Option(String label, @Nullable Intent intent, boolean confirmed, @Nullable Bill bill) {

    static Option of(String label, Intent intent) {
        return new Option(label, intent, false, null);
    }

    static Option confirmed(String label, Intent intent) {
        return new Option(label, intent, true, null);
    }

    static Option cancel(String label) {
        return new Option(label, null, false, null);
    }

    static Option bill(String label, Bill bill) {
        return new Option(label, AnswerBill.RIGHT, true, bill);
    }
}
