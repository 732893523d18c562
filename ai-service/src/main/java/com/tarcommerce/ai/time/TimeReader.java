package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Reads when something shall happen.
 *
 * <p>Days are day/month; {@code kal} is tomorrow; a bare clock time is the next one; with a day it is the one in opening hours
 * (7 to 11 in the morning, 12 to 6 after it).
 */
public final class TimeReader {
    private final PartReader parts;

    public TimeReader(Numerals numerals) {
        this.parts = new PartReader(new TimeWords(), numerals);
    }

    /** @return empty if the text says nothing about time */
    public Optional<When> read(List<Token> tokens, ZonedDateTime now) {
        var said = Said.of(parts.parts(tokens, now.toLocalDate()));
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(said.every() == null ? new Moment(said, now).resolve() : Recurrence.resolve(said));
    }
}
