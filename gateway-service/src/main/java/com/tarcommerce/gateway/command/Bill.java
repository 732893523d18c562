package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.intake.Incoming;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a button under a bill stands for.
 *
 * @param additions what is to be added to stock, an item once; empty for the button that has it read again
 * @param pages     pictures that are to be read again
 */
record Bill(List<Addition> additions, List<Incoming.File> pages) {

    Bill {
        additions = List.copyOf(additions);
        pages = List.copyOf(pages);
    }

    static Bill add(List<Addition> additions) {
        return new Bill(additions, List.of());
    }

    static Bill readAgain(List<Incoming.File> pages) {
        return new Bill(List.of(), pages);
    }

    /**
     * @param item     its id
     * @param name     as it was called when this was asked
     * @param quantity above 0, in the item's own unit
     */
    record Addition(String item, String name, BigDecimal quantity) {
    }
}
