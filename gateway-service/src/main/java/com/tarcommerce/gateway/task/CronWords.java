package com.tarcommerce.gateway.task;

import com.tarcommerce.gateway.wording.Wording;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says how often a task repeats: {@code every Monday at 10:00}. */
@Component
public class CronWords {
    private static final String NUMBER = "\\d{1,2}";
    private static final String ANY = "*";
    private static final String STEP = "\\*/\\d{1,2}";
    private static final String DAYS = "[0-7](,[0-7])*";
    private static final int WEEK = 7;

    private final Wording wording;

    CronWords(Wording wording) {
        this.wording = wording;
    }

    /** @return empty for an expression that takes more than a few words */
    public Optional<String> say(Locale language, String cron) {
        var fields = cron.strip().split("\\s+");
        if (fields.length != 5 || !fields[3].equals(ANY)) {
            return Optional.empty();
        }
        return fields[0].matches(NUMBER) && fields[1].matches(NUMBER)
                ? atTime(language, fields)
                : often(language, fields);
    }

    private Optional<String> atTime(Locale language, String[] fields) {
        var time = LocalTime.of(Integer.parseInt(fields[1]), Integer.parseInt(fields[0])).toString();
        var day = fields[2];
        var weekdays = fields[4];
        if (day.matches(NUMBER) && weekdays.equals(ANY)) {
            return Optional.of(words(language, "month", time, day));
        }
        if (!day.equals(ANY)) {
            return Optional.empty();
        }
        return switch (weekdays) {
            case ANY -> Optional.of(words(language, "day", time));
            case "1-5" -> Optional.of(words(language, "workday", time));
            case String some when some.matches(DAYS) ->
                Optional.of(words(language, "week", time, names(language, some)));
            default -> Optional.empty();
        };
    }

    private static String names(Locale language, String weekdays) {
        return Arrays.stream(weekdays.split(",")).mapToInt(Integer::parseInt)
                .mapToObj(day -> DayOfWeek.of(day == 0 ? WEEK : day).getDisplayName(TextStyle.FULL, language))
                .collect(Collectors.joining(", "));
    }

    private Optional<String> often(Locale language, String[] fields) {
        if (!fields[2].equals(ANY) || !fields[4].equals(ANY)) {
            return Optional.empty();
        }
        if (fields[1].equals(ANY)) {
            return fields[0].equals(ANY)
                    ? Optional.of(words(language, "minute"))
                    : step(fields[0]).map(count -> words(language, "minutes", count))
                            .or(() -> hourly(language, fields[0]));
        }
        return fields[0].equals("0") ? step(fields[1]).map(count -> words(language, "hours", count)) : Optional.empty();
    }

    private Optional<String> hourly(Locale language, String minute) {
        return minute.equals("0") ? Optional.of(words(language, "hour")) : Optional.empty();
    }

    private static Optional<String> step(String field) {
        return field.matches(STEP) ? Optional.of(field.substring(2)) : Optional.empty();
    }

    private String words(Locale language, String key, String... arguments) {
        return wording.say(language, "task.every." + key, arguments);
    }
}
