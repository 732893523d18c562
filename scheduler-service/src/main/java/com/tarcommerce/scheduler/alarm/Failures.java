package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong so far with an occurrence.
 *
 * @param attempts calls made and recorded
 * @param counted  of these, the ones that count against the limit
 * @param since    when the first of them failed
 */
public record Failures(int attempts, int counted, @Nullable Instant since) {
    public static final Failures NONE = new Failures(0, 0, null);

    public Failures andOne(boolean counts, Instant now) {
        return new Failures(attempts + 1, counts ? counted + 1 : counted, since == null ? now : since);
    }
}
