package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.alarm.AlarmBatch;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one thing's alarm, as the thing is now.
 *
 * @param spec     null for no alarm
 * @param ifGone   whether one that is set already is left as it is
 * @param silences whether something waits at outbound about it that is not to leave any more
 */
record AlarmWish(String tenant, String owner, String name, @Nullable AlarmSpec spec, boolean ifGone,
        boolean silences) {

    boolean isSet() {
        return spec != null;
    }

    AlarmBatch.Item item() {
        return AlarmBatch.Item.of(tenant, owner, name, Objects.requireNonNull(spec));
    }
}
