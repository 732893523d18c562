package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.scheduler.alarm.AlarmStore.Listed;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many alarms at once: a batch that is durable all together, and a tenant's list. */
@RestController
class AlarmListController {
    private static final int MOST = 1_000;

    private final ReadSpec specs;
    private final SetAlarms setAlarms;
    private final AlarmStore alarms;

    AlarmListController(ReadSpec specs, SetAlarms setAlarms, AlarmStore alarms) {
        this.specs = specs;
        this.setAlarms = setAlarms;
        this.alarms = alarms;
    }

    /** 200 once all are durable; 400, 403 or 413 if one of them is refused: then none is set. */
    @PostMapping("/v1/alarms:batch")
    AlarmBatch.Answer setAll(@Valid @RequestBody AlarmBatch batch) {
        var items = batch.alarms();
        var wanted = items.stream().map(item -> specs.read(item.key(), item.spec())).toList();
        if (wanted.stream().map(NewAlarm::key).distinct().count() < wanted.size()) {
            throw ProblemException.malformed("alarms names one alarm twice.");
        }
        var written = setAlarms.setAll(wanted);
        return new AlarmBatch.Answer(written.stream().map(alarms::shown).toList());
    }

    /** By owner and name; {@code limit} 1 to 1,000, {@code cursor} as the page before gave it. */
    @GetMapping("/v1/alarms/{tenant}")
    Page list(@PathVariable String tenant, @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.malformed("limit is 1 to 1,000.");
        }
        var after = Cursor.read(AlarmKey.segment("tenant", tenant), cursor);
        var found = alarms.list(after, limit + 1);
        var items = found.stream().limit(limit).map(Listed::alarm).toList();
        return new Page(items, found.size() <= limit ? null : found.get(limit - 1).place().write());
    }

    /** @param next the cursor of the next page; null on the last */
    record Page(List<Alarm> items, @Nullable String next) {
    }
}
