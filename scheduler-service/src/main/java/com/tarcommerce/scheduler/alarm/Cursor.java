package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of a tenant's list ended, opaque to whoever carries it; {@code replay} as the row has it. */
record Cursor(String tenant, String owner, String name, String replay) {

    static Cursor of(ResultSet row) throws SQLException {
        return new Cursor(row.getString("tenant"), row.getString("owner"), row.getString("name"),
                row.getString("replay"));
    }

    String write() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((owner + " " + name + " " + replay).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 400 if it's none of ours */
    static Cursor read(String tenant, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return new Cursor(tenant, "", "", "");
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 3) {
                return new Cursor(tenant, parts[0], parts[1], parts[2]);
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
