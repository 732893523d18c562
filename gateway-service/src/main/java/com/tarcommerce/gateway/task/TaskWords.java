package com.tarcommerce.gateway.task;

import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is said of tasks, with moments in the shop's zone. */
@Component
public class TaskWords {
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Wording wording;
    private final InstantSource clock;

    TaskWords(Wording wording, InstantSource clock) {
        this.wording = wording;
        this.clock = clock;
    }

    /** @param key without its prefix {@code task.} */
    public String say(Locale language, String key, String... arguments) {
        return wording.say(language, "task." + key, arguments);
    }

    /** {@code Thu 26 Nov, 09:00}; with the year if it is another than this one. */
    public String moment(Tenant shop, Locale language, Instant moment) {
        var there = moment.atZone(shop.zone());
        var thisYear = there.getYear() == clock.instant().atZone(shop.zone()).getYear();
        return DateTimeFormatter.ofPattern(thisYear ? "EEE d MMM, HH:mm" : "EEE d MMM yyyy, HH:mm", language)
                .format(there);
    }

    /** What the room hears when the moment has come, which is told if it is long gone. */
    String reminder(Tenant shop, Task task, Instant dueAt) {
        return dueAt.plus(LATE).isBefore(clock.instant())
                ? say(task.language(), "reminder-late", task.text(), moment(shop, task.language(), dueAt))
                : say(task.language(), "reminder", task.text());
    }

    /** What the room hears when what was due then was given up. */
    String missed(Tenant shop, Task task, Instant dueAt) {
        var due = moment(shop, task.language(), dueAt);
        return Optional.ofNullable(task.cron()).flatMap(cron -> NextTime.after(clock.instant(), cron, shop.zone()))
                .map(next -> say(task.language(), "missed-recurring", task.text(), due,
                        moment(shop, task.language(), next), Long.toString(task.id())))
                .orElseGet(() -> say(task.language(), "missed", task.text(), due));
    }
}
