package com.tarcommerce.gateway.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.access.Decision.Denied;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainRefusalTests {
    private static final BoundRoom STOCK = room(1, Role.INVENTORY, "");
    private static final BoundRoom GODOWN = room(2, Role.INVENTORY, "Godown");
    private static final BoundRoom HERE = room(3, Role.ORDERS, "");

    @Test
    void itNamesTheRoomsThatMayOrHowToMakeOne(@TempDir Path directory) {
        try (var shops = new Shops(directory)) {
            var explain = shops.context.getBean(ExplainRefusal.class);

            assertThat(explain.say(Locale.ENGLISH, IntentName.UPDATE_STOCK,
                    new Denied(DenialReason.ROLE_LACKS_INTENT, HERE, List.of(STOCK))))
                    .isEqualTo("That belongs in #inventory.");
            assertThat(explain.say(Locale.ENGLISH, IntentName.UPDATE_STOCK,
                    new Denied(DenialReason.ROLE_LACKS_INTENT, HERE, List.of(STOCK, GODOWN))))
                    .isEqualTo("That belongs in #inventory or Godown.");
            assertThat(explain.say(Locale.ENGLISH, IntentName.SALES_SUMMARY,
                    new Denied(DenialReason.ROLE_LACKS_INTENT, HERE, List.of()))).contains("/bind finance");
            assertThat(explain.say(Locale.ENGLISH, IntentName.CREATE_ORDER,
                    new Denied(DenialReason.UNBOUND, null, List.of()))).contains("/bind orders");
            assertThat(explain.say(Locale.ENGLISH, IntentName.UPDATE_STOCK,
                    new Denied(DenialReason.UNBOUND, null, List.of(STOCK)))).contains("#inventory", "/bind inventory");
            assertThat(explain.say(Locale.ENGLISH, IntentName.UPDATE_STOCK,
                    new Denied(DenialReason.SENDER_NOT_ALLOWED, HERE, List.of(HERE)))).contains("/allow");
            assertThat(explain.say(Locale.ENGLISH, IntentName.BIND_TOPIC,
                    new Denied(DenialReason.SENDER_NOT_ALLOWED, HERE, List.of()))).contains("administrator");
            assertThat(explain.say(Locale.of("hi"), IntentName.UPDATE_STOCK,
                    new Denied(DenialReason.ROLE_LACKS_INTENT, HERE, List.of(STOCK, GODOWN))))
                    .isEqualTo("यह काम #inventory या Godown में होता है।");
        }
    }

    private static BoundRoom room(long id, Role role, String title) {
        return new BoundRoom(id, "shop", Room.of("telegram", "-1001").inThread(Long.toString(id)), role, title);
    }
}
