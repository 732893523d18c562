package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Sales;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Sums up the paid orders placed in a period; those cancelled or refunded since don't count. */
@Component
class SalesSummary implements Verb<Intent.SalesSummary> {
    private final Sales sales;
    private final InstantSource clock;

    SalesSummary(Sales sales, InstantSource clock) {
        this.sales = sales;
        this.clock = clock;
    }

    @Override
    public Class<Intent.SalesSummary> intent() {
        return Intent.SalesSummary.class;
    }

    @Override
    public Outcome act(Intent.SalesSummary intent, Occasion on) {
        var period = requireNonNull(intent.period());
        var span = Span.of(period, clock.instant(), on.tenant().zone());
        var total = sales.total(on.shop(), span.from(), span.to());
        var key = switch (total.orders()) {
            case 0 -> "sales.none";
            case 1 -> "sales.one";
            default -> "sales.some";
        };
        return new Outcome.Told(on.say(key, on.say("period." + period.wire()), span.said(on.voice().language()),
                String.valueOf(total.orders()), on.money(total.amount())));
    }
}
