package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.account.AccountChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who waited because of the old token need not wait for the end of that minute. */
@Component
class ResumeBot {
    private final Bots bots;
    private final RunTurns turns;

    ResumeBot(Bots bots, RunTurns turns) {
        this.bots = bots;
        this.turns = turns;
    }

    @EventListener
    void changed(AccountChanged changed) {
        bots.resume(changed).ifPresent(turns::look);
    }
}
