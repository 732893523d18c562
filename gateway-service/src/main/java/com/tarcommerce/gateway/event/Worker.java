package com.tarcommerce.gateway.event;

import java.util.List;

/** Performs the effects of one queue's rows and settles them, now or later. */
interface Worker {

    /** What it takes next; may change from claim to claim. */
    Scope scope();

    /** @param rows oldest first, never empty; all of them are settled, whatever happens */
    void perform(List<OutboxRow> rows);
}
