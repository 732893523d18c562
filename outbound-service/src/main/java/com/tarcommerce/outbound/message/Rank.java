package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.SendMessage;
import java.util.Objects;

/** What goes first when a budget is short. */
public enum Rank {
    /** Answers to presses, and typing: they matter for seconds, and most platforms don't count them as messages. */
    SIGNAL(0), REPLY(1), ALERT(2), BROADCAST(3);

    private final int number;

    Rank(int number) {
        this.number = number;
    }

    public static Rank of(SendMessage message) {
        var kind = Objects.requireNonNullElse(message.kind(), MessageKind.MESSAGE);
        return switch (kind) {
            case CALLBACK_ANSWER, TYPING -> SIGNAL;
            case MESSAGE, EDIT, PROGRESS -> switch (Objects.requireNonNullElse(message.priority(), Priority.ALERT)) {
                case REPLY -> REPLY;
                case ALERT -> ALERT;
                case BROADCAST -> BROADCAST;
            };
        };
    }

    /** As it is stored. */
    public int number() {
        return number;
    }

    public static Rank stored(int number) {
        return switch (number) {
            case 0 -> SIGNAL;
            case 1 -> REPLY;
            case 3 -> BROADCAST;
            default -> ALERT;
        };
    }
}
