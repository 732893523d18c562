package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.task.NewTask;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.task.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Keeps something to tell this room at a moment, and says which moment was understood. */
@Component
class ScheduleReminder implements Verb<Intent.ScheduleReminder> {
    private static final Duration FARTHEST = Duration.ofDays(3653);
    static final int LONGEST = 1000;
    static final int MOST = 100;

    private final TaskStore tasks;
    private final TaskWords words;
    private final InstantSource clock;

    ScheduleReminder(TaskStore tasks, TaskWords words, InstantSource clock) {
        this.tasks = tasks;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Class<Intent.ScheduleReminder> intent() {
        return Intent.ScheduleReminder.class;
    }

    @Override
    public Outcome act(Intent.ScheduleReminder intent, Occasion on) {
        var text = intent.text();
        var at = intent.at();
        if (text == null || text.isBlank() || at == null) {
            return new Outcome.Told(say(on, "ask"));
        }
        if (text.length() > LONGEST) {
            return new Outcome.Declined(say(on, "long"), "too_long");
        }
        var now = clock.instant();
        if (!at.isAfter(now)) {
            return new Outcome.Declined(say(on, "past", moment(on, at)), "past");
        }
        if (at.isAfter(now.plus(FARTHEST))) {
            return new Outcome.Declined(say(on, "far", moment(on, at)), "too_far");
        }
        return keep(on, text.strip(), at);
    }

    private Outcome keep(Occasion on, String text, Instant at) {
        if (tasks.open(on.shop(), on.room(), MOST).size() >= MOST) {
            return new Outcome.Declined(say(on, "many", Integer.toString(MOST)), "too_many");
        }
        var number = tasks.add(
                new NewTask(on.shop(), on.room(), on.sender().id(), on.voice().language(), text, at, null));
        return new Outcome.Told(say(on, "set", text, moment(on, at), Long.toString(number)));
    }

    private String moment(Occasion on, Instant at) {
        return words.moment(on.tenant(), on.voice().language(), at);
    }

    private String say(Occasion on, String key, String... arguments) {
        return words.say(on.voice().language(), key, arguments);
    }
}
