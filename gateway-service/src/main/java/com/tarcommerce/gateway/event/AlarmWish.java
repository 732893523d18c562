package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.SetAlarms;
import com.tarcommerce.gateway.nudge.CartMessages.Handed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one thing's alarm, and of what waits at outbound about it, as the thing is now.
 *
 * @param spec     null for no alarm
 * @param unwanted what is not to leave any more
 */
record AlarmWish(String tenant, String owner, String name, @Nullable AlarmSpec spec, List<Handed> unwanted) {
    AlarmWish {
        unwanted = List.copyOf(unwanted);
    }

    boolean isSet() {
        return spec != null;
    }

    SetAlarms.Keyed keyed() {
        return new SetAlarms.Keyed(tenant, owner, name, Objects.requireNonNull(spec));
    }
}
