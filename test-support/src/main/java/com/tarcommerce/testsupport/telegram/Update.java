package com.tarcommerce.testsupport.telegram;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An update that is being made up; {@link #json} writes it as Telegram would send it. */
public abstract class Update<T extends Update<T>> {
    /** Telegram's ids begin anywhere, too. */
    private static final AtomicLong LAST_ID = new AtomicLong(
            ThreadLocalRandom.current().nextLong(100_000_000, 900_000_000));

    private long id = LAST_ID.incrementAndGet();
    private Instant writtenAt = InstantSource.system().instant();
    private final ObjectNode extra = Telegram.object();

    Update() {
    }

    abstract T self();

    /** The field's name beside {@code update_id}, and what is in it. */
    abstract String kind();

    abstract ObjectNode content();

    /** This id instead of the next one. */
    public T id(long updateId) {
        id = updateId;
        return self();
    }

    public T at(Instant moment) {
        writtenAt = moment;
        return self();
    }

    /** A field that is not documented (yet), or another value for one that is; the value is JSON. */
    public T with(String field, String json) {
        extra.set(field, Telegram.JSON.readTree(json));
        return self();
    }

    long date() {
        return writtenAt.getEpochSecond();
    }

    public String json() {
        var content = content();
        for (var field : extra.properties()) {
            content.set(field.getKey(), field.getValue());
        }
        JsonNode update = Telegram.object().put("update_id", id).set(kind(), content);
        return update.toString();
    }
}
