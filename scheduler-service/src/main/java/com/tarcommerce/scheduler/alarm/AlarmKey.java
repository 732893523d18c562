package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.problem.ProblemException;

/** Names one alarm; each segment is {@code [A-Za-z0-9._:-]{1,128}}. */
public record AlarmKey(String tenant, String owner, String name) {
    private static final int LONGEST = 128;
    /** Before the owner of an alarm, so that no request can name it. */
    private static final String NOTICE = "~";

    /** @throws ProblemException 400, naming the segment, if the key comes from outside and is malformed */
    static AlarmKey parse(String tenant, String owner, String name) {
        return new AlarmKey(segment("tenant", tenant), segment("owner", owner), segment("name", name));
    }

    /** Of what tells the gateway that an occurrence of this was given up. */
    AlarmKey ofNotice(String deadLetter) {
        return new AlarmKey(tenant, NOTICE + owner, deadLetter);
    }

    public boolean isNotice() {
        return owner.startsWith(NOTICE);
    }

    /** Of its owner: what an owner's alarms do, and what tells of them, one replica does. */
    public int partition() {
        return Partitions.of(tenant, isNotice() ? owner.substring(NOTICE.length()) : owner);
    }

    static String segment(String which, String value) {
        if (value.isEmpty() || value.length() > LONGEST || !isAllowed(value)) {
            throw ProblemException.malformed("The " + which + " of an alarm is 1 to " + LONGEST
                    + " characters out of A-Z, a-z, 0-9, '.', '_', ':' and '-'.");
        }
        return value;
    }

    /** A loop, for it runs for three segments of each of a thousand alarms. */
    private static boolean isAllowed(String value) {
        for (var place = 0; place < value.length(); place++) {
            if (!isAllowed(value.charAt(place))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
                || c == ':' || c == '-';
    }
}
