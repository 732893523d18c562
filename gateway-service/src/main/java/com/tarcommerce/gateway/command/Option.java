package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import org.jspecify.annotations.Nullable;

/**
 * One button of a question.
 *
 * @param intent    what pressing it asks for; absent for the one that only closes the question
 * @param confirmed pressing it is a confirmation: nothing is asked once more
 * @param bill      what pressing it does, if that is about a bill; the intent is the right that it takes
 * @param step      what pressing it does about the cart that the intent names; absent for the intent itself
 * @param words     what that step sends
 * @param parts     the commands that pressing it takes one by one, if it is about those; there is no intent then
 */
record Option(String label, @Nullable Intent intent, boolean confirmed, @Nullable Bill bill,
        @Nullable CartStep step, @Nullable String words, @Nullable Parts parts) {

    private Option(String label, @Nullable Intent intent, boolean confirmed) {
        this(label, intent, confirmed, null, null, null, null);
    }

    static Option of(String label, Intent intent) {
        return new Option(label, intent, false);
    }

    static Option confirmed(String label, Intent intent) {
        return new Option(label, intent, true);
    }

    static Option step(String label, Intent.NudgeCart cart, CartStep step, String words) {
        return new Option(label, cart, false, null, step, words, null);
    }

    static Option confirmedStep(String label, Intent.NudgeCart cart, CartStep step, String words) {
        return new Option(label, cart, true, null, step, words, null);
    }

    static Option cancel(String label) {
        return new Option(label, null, false);
    }

    static Option parts(String label, Parts parts) {
        return new Option(label, null, true, null, null, null, parts);
    }

    static Option bill(String label, Bill bill) {
        return new Option(label, AnswerBill.RIGHT, true, bill, null, null, null);
    }
}
