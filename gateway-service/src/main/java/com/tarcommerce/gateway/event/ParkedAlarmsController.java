package com.tarcommerce.gateway.event;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.event.ParkedAlarms.ParkedAlarm;
import com.tarcommerce.gateway.event.ParkedAlarms.Place;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parked alarms over HTTP, for operators: the internal token guards it. */
@RestController
@RequestMapping("/v1/dead-letters/alarms")
class ParkedAlarmsController {
    private static final int PAGE = 100;
    private static final Pattern CURSOR = Pattern.compile("(?<at>\\d{1,18})\\.(?<id>.+)");

    private final ParkedAlarms parked;
    private final FiredAlarms alarms;

    ParkedAlarmsController(ParkedAlarms parked, FiredAlarms alarms) {
        this.parked = parked;
        this.alarms = alarms;
    }

    /** 200, in the order in which they were parked; 400 for a cursor that is none. */
    @GetMapping
    Page list(@RequestParam(required = false) @Nullable String cursor) {
        var found = parked.after(cursor == null ? Place.BEGIN : place(cursor), PAGE + 1);
        var page = found.subList(0, Math.min(found.size(), PAGE));
        return new Page(page, found.size() > PAGE ? cursor(page.getLast()) : null);
    }

    /**
     * It stays parked until it is acted on. 202: what follows from it is accepted; 404 unknown; 409 when it is not parked; 503 while a service that it
     * needs is away.
     */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        var open = parked.find(id);
        if (open.isEmpty()) {
            throw parked.exists(id)
                    ? ProblemException.conflict("not-parked",
                            "This alarm is not parked, so there is nothing to replay.")
                    : ProblemException.notFound("There is no alarm with this id.");
        }
        if (!alarms.replay(open.get())) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "service-away",
                    "A service that this alarm needs is away, or it failed again; it is still parked.");
        }
    }

    private static String cursor(ParkedAlarm last) {
        return last.parkedAt().toEpochMilli() + "." + last.id();
    }

    private static Place place(String cursor) {
        var match = CURSOR.matcher(cursor);
        if (!match.matches()) {
            throw ProblemException.malformed("The cursor is none: take it from the page before.");
        }
        return new Place(Long.parseLong(match.group("at")), match.group("id"));
    }

    record Page(List<ParkedAlarm> items, @Nullable String next) {
    }
}
