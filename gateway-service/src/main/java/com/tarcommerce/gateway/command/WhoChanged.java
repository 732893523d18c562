package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.audit.ChangeHistory;
import com.tarcommerce.gateway.audit.ChangeHistory.PastChange;
import com.tarcommerce.gateway.shop.Members;
import org.springframework.stereotype.Component;

/** Says who changed something after a change that somebody made. */
@Component
class WhoChanged {
    private final ChangeHistory history;
    private final Members members;

    WhoChanged(ChangeHistory history, Members members) {
        this.history = history;
        this.members = members;
    }

    String since(Occasion on, PastChange change) {
        var later = history.lastAfter(on.shop(), change);
        if (later.isEmpty()) {
            return on.say("undo.by-other");
        }
        var sender = later.get().sender();
        return sender.equals(on.sender().id())
                ? on.say("undo.by-you")
                : members.nameOf(on.room(), sender).map(name -> on.say("undo.by", name))
                        .orElseGet(() -> on.say("undo.by-other"));
    }
}
