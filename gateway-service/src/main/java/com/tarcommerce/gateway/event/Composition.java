package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.message.SendMessage;
import java.util.List;

/** What an event makes the gateway say, or why it says nothing. */
sealed interface Composition {

    /** One message a room. */
    record Say(List<SendMessage> messages) implements Composition {
        public Say {
            messages = List.copyOf(messages);
        }
    }

    /** Settled without a word. */
    record Settled(Outcome outcome) implements Composition {
    }
}
