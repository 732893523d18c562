package com.tarcommerce.gateway.task;

import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a room, once or again and again.
 *
 * @param id        counted per shop from 1
 * @param createdBy the platform's id of who asked for it
 * @param language  of the conversation in which it was asked for
 * @param at        the moment, of a task that comes once; else absent
 * @param cron      five Unix fields in the shop's zone, of one that repeats; else absent
 * @param reason    why it is paused; empty for one that is not
 */
public record Task(String tenant, long id, Room room, String createdBy, Locale language, String text,
        @Nullable Instant at, @Nullable String cron, TaskState state, String reason, Instant createdAt) {
}
