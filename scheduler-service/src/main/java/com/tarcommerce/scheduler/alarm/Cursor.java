package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended, opaque to whoever carries it. */
final class Cursor {
    private Cursor() {
    }

    static String write(Alarm last) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((last.owner() + " " + last.name()).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 400 if it's none of ours */
    static AlarmKey read(String tenant, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return new AlarmKey(tenant, "", "");
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new AlarmKey(tenant, parts[0], parts[1]);
            }
        } catch (IllegalArgumentException noBase64) {
            throw refusal();
        }
        throw refusal();
    }

    private static ProblemException refusal() {
        return ProblemException.malformed("cursor is none that this list gave out.");
    }
}
