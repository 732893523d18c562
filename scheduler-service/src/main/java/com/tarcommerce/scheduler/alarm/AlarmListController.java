package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.AlarmBatch;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.scheduler.alarm.AlarmStore.Listed;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashSet;
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

    /** 200 once all are durable; 400, 403 or 413 if one of them is refused, which the answer names: then none is set. */
    @PostMapping("/v1/alarms:batch")
    Answer setAll(@Valid @RequestBody AlarmBatch batch) {
        var wanted = new ArrayList<NewAlarm>();
        var keys = new HashSet<AlarmKey>();
        for (var item : batch.alarms()) {
            var alarm = read("alarms[" + wanted.size() + "]", item);
            if (!keys.add(alarm.key())) {
                throw ProblemException.malformed("alarms names " + path(alarm.key()) + " twice.");
            }
            wanted.add(alarm);
        }
        var written = setAlarms.setAll(wanted);
        return new Answer(written.stream().map(alarms::shown).toList());
    }

    private NewAlarm read(String place, AlarmBatch.Item item) {
        AlarmKey key = null;
        try {
            key = key(item);
            return specs.read(key, item.spec());
        } catch (ProblemException refused) {
            var which = key == null ? place : place + " (" + path(key) + ")";
            refused.setDetail(which + ": " + refused.getBody().getDetail());
            throw refused;
        }
    }

    /** Each part is checked here: a validator would take longer over a thousand of them than the database does. */
    private static AlarmKey key(AlarmBatch.Item item) {
        return AlarmKey.parse(given("tenant", item.tenant()), given("owner", item.owner()), given("name", item.name()));
    }

    private static String given(String what, @Nullable String value) {
        if (value == null) {
            throw ProblemException.malformed(what + " is missing.");
        }
        return value;
    }

    private static String path(AlarmKey key) {
        return key.tenant() + "/" + key.owner() + "/" + key.name();
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

    /** In the order given. */
    record Answer(List<Alarm> items) {
    }

    /** @param next the cursor of the next page; null on the last */
    record Page(List<Alarm> items, @Nullable String next) {
    }
}
