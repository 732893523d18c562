package com.tarcommerce.gateway.task;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.time.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When what repeats comes next, by the computation with which the scheduler fires it. */
public final class NextTime {

    private NextTime() {
    }

    /** The first occurrence later than the moment; empty for what is no cron expression, or never comes. */
    public static Optional<Instant> after(Instant moment, String cron, ZoneId zone) {
        try {
            return Optional.of(CronExpression.parse(cron).nextAfter(moment, zone));
        } catch (ProblemException malformed) {
            return Optional.empty();
        }
    }
}
