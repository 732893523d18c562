package com.tarcommerce.gateway.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cart or task that changed, with the rows of one claim that say so: it is looked at once however many they are. */
record Changed(@Nullable PostedEvent event, List<OutboxRow> rows) {

    /** In the order of each one's oldest row. */
    static List<Changed> of(List<OutboxRow> rows) {
        var all = new LinkedHashMap<String, Changed>();
        for (var row : rows) {
            var event = PostedEvent.read(row.body()).filter(it -> !it.tenant().isEmpty() && !it.id().isEmpty())
                    .orElse(null);
            var name = event == null ? row.id() : event.type() + "|" + event.lane();
            all.computeIfAbsent(name, _ -> new Changed(event, new ArrayList<>())).rows().add(row);
        }
        return List.copyOf(all.values());
    }

    /** What came of a thing came of all its rows. */
    static Map<OutboxRow, Outcome> outcomes(Map<Changed, ? extends Outcome> things) {
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        things.forEach((thing, outcome) -> thing.rows().forEach(row -> outcomes.put(row, outcome)));
        return outcomes;
    }

    OutboxRow first() {
        return rows.getFirst();
    }

    boolean isLastTry() {
        return rows.stream().anyMatch(row -> row.refusals() + 1 >= RetryPlan.MOST_REFUSALS);
    }
}
