package com.tarcommerce.gateway.intake;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps parts of a message as updates of their own in its lane, so that they are taken up again as any update is. */
@Component
class KeepParts implements OneByOne {
    /** No platform's update begins so, and no reader of one takes it for its own. */
    private static final String MARK = "part:";

    private final InboundStore store;
    private final ObjectProvider<Lanes> lanes;
    private final JsonMapper json;

    /** @param lanes looked up late: what they work on leads here */
    KeepParts(InboundStore store, ObjectProvider<Lanes> lanes, JsonMapper json) {
        this.store = store;
        this.lanes = lanes;
        this.json = json;
    }

    @Override
    public void keep(long inboundId, List<Incoming.Part> parts) {
        for (int number = 0; number < parts.size(); number++) {
            store.addBehind(inboundId, MARK + inboundId + ":" + (number + 1),
                    MARK + json.writeValueAsString(parts.get(number).said()));
        }
        var lane = store.laneOf(inboundId);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lanes.getObject().ring(lane);
            }
        });
    }

    static boolean isPart(String body) {
        return body.startsWith(MARK);
    }

    static Incoming.Part read(String body, JsonMapper json) throws UnreadableUpdate {
        try {
            return new Incoming.Part(json.readValue(body.substring(MARK.length()), Incoming.Text.class));
        } catch (JacksonException unreadable) {
            throw new UnreadableUpdate("no part of a message as it was kept", unreadable);
        }
    }
}
