package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.SendMessage;

/** Is told, after the commit, that the state of a message may have changed; must not block and must not throw. */
public interface StateNews {
    void ring();

    /** Whether anybody is told of this message. */
    boolean concerns(SendMessage message);
}
