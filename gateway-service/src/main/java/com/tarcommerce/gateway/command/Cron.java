package com.tarcommerce.gateway.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.scheduling.support.CronExpression;

/** Five Unix fields, read as the scheduler reads them, to tell people when the next time is. */
final class Cron {
    /** What both read alike: Spring knows letters that Unix does not. */
    private static final Pattern PLAIN = Pattern.compile("[0-9*,/\\-\\s]+");
    private static final int FIELDS = 5;
    private static final int DAY = 2;
    private static final int WEEKDAY = 4;

    private Cron() {
    }

    /** Empty for what is no cron expression, or never comes. */
    static Optional<Instant> next(String cron, Instant now, ZoneId zone) {
        var fields = cron.strip().split("\\s+");
        if (fields.length != FIELDS || !PLAIN.matcher(cron).matches()) {
            return Optional.empty();
        }
        try {
            return alternatives(fields).map(CronExpression::parse).map(it -> it.next(now.atZone(zone)))
                    .filter(Objects::nonNull).map(it -> it.toInstant()).min(Instant::compareTo);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Unix: where both day fields are restricted, a day that matches either counts. */
    private static Stream<String> alternatives(String[] fields) {
        var both = !fields[DAY].startsWith("*") && !fields[WEEKDAY].startsWith("*");
        return both ? Stream.of(with(fields, DAY), with(fields, WEEKDAY)) : Stream.of("0 " + String.join(" ", fields));
    }

    private static String with(String[] fields, int free) {
        var copy = fields.clone();
        copy[free] = "*";
        return "0 " + String.join(" ", copy);
    }
}
