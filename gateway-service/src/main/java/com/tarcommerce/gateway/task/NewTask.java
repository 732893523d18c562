package com.tarcommerce.gateway.task;

import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task that has no number yet; exactly one of {@code at} and {@code cron} is there. */
public record NewTask(String tenant, Room room, String createdBy, Locale language, String text, @Nullable Instant at,
        @Nullable String cron) {
}
