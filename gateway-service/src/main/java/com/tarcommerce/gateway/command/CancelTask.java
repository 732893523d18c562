package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.task.Task;
import com.tarcommerce.gateway.task.TaskStore;
import com.tarcommerce.gateway.task.TaskWords;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cancels a reminder of this room by its number, or asks which; one of another room looks like none. */
@Component
class CancelTask implements Verb<Intent.CancelTask> {
    private static final int MOST_BUTTONS = 8;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_NUMBER = 15;

    private final TaskStore tasks;
    private final TaskWords words;

    CancelTask(TaskStore tasks, TaskWords words) {
        this.tasks = tasks;
        this.words = words;
    }

    @Override
    public Class<Intent.CancelTask> intent() {
        return Intent.CancelTask.class;
    }

    @Override
    public Outcome act(Intent.CancelTask intent, Occasion on) {
        var asked = intent.taskId();
        return asked == null ? ask(on) : cancel(asked, on);
    }

    private Outcome cancel(String asked, Occasion on) {
        var task = here(asked, on);
        if (task.isEmpty()) {
            return new Outcome.Declined(say(on, "unknown", asked), "unknown_task");
        }
        var number = Long.toString(task.get().id());
        return tasks.cancel(on.shop(), task.get().id(), on.room())
                ? new Outcome.Told(say(on, "cancelled", number, task.get().text()))
                : new Outcome.Declined(say(on, "over", number), "task_over");
    }

    /** The reminder of this room that has the number. */
    Optional<Task> here(String asked, Occasion on) {
        return number(asked).flatMap(number -> tasks.find(on.shop(), number))
                .filter(found -> found.room().key().equals(on.room().key()));
    }

    private Outcome ask(Occasion on) {
        var open = tasks.open(on.shop(), on.room(), MOST_BUTTONS);
        if (open.isEmpty()) {
            return new Outcome.Told(say(on, "none"));
        }
        var options = Stream.concat(
                open.stream()
                        .map(task -> Option.of(label(task), new Intent.CancelTask(Long.toString(task.id())))),
                Stream.of(Option.cancel(on.say("none-of-these")))).toList();
        return new Outcome.Choice(say(on, "which"), options);
    }

    private static String label(Task task) {
        var label = task.id() + ". " + task.text();
        return label.length() <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL / 2)) + "…";
    }

    private static Optional<Long> number(String asked) {
        var digits = asked.strip().replaceFirst("^#", "");
        return !digits.isEmpty() && digits.length() <= LONGEST_NUMBER
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Optional.of(Long.valueOf(digits))
                        : Optional.empty();
    }

    private String say(Occasion on, String key, String... arguments) {
        return words.say(on.voice().language(), key, arguments);
    }
}
