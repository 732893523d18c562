package com.tarcommerce.gateway.command;

import static com.tarcommerce.gateway.command.Shopkeepers.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.Decide;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.shop.TenantStore;
import com.tarcommerce.gateway.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HelpTests {
    private final Shopkeepers shop = new Shopkeepers();
    private final AtomicInteger decided = new AtomicInteger();

    @Test
    void whatTheRoomMayDoIsFoundOutBeforeTheTransaction() {
        var voice = new Voice(Shopkeepers.bean(Wording.class), Locale.ENGLISH);
        var tenant = Shopkeepers.bean(TenantStore.class).find(shop.shop).orElseThrow();
        var help = new Help(onlyStock(), Shopkeepers.bean(ReadTransaction.class));

        var act = help.prepared(new Intent.Help(), new Occasion(1, tenant, shop.inventory, ASHA, false, voice));
        var before = decided.getAndSet(0);

        assertThat(act.act().text()).contains("Update milk stock to 20").doesNotContain("Order 2 milk");
        assertThat(before).isPositive();
        assertThat(decided).hasValue(0);
    }

    private Decide onlyStock() {
        return (_, _, intent) -> {
            decided.incrementAndGet();
            return intent == IntentName.UPDATE_STOCK
                    ? new Allowed(null)
                    : new Denied(DenialReason.ROLE_LACKS_INTENT, null, List.of());
        };
    }
}
