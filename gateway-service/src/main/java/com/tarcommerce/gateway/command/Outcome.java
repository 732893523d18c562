package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.message.Media;
import com.tarcommerce.gateway.access.Decision.DenialReason;
import com.tarcommerce.gateway.nudge.CustomerText;
import java.util.List;

/** What came of an intent. */
sealed interface Outcome {

    String text();

    /** An answer; nothing was changed. */
    record Told(String text) implements Outcome {
    }

    /** Something was kept beside the shop's data; {@code reason} is what the audit says of it. */
    record Noted(String text, String reason) implements Outcome {
    }

    /** An answer with a file; nothing was changed. */
    record Attached(String text, Media file) implements Outcome {
    }

    /**
     * A customer is written to.
     *
     * @param reason as the audit has it
     * @param leaves what the customer gets
     */
    record Written(String text, String reason, CustomerText leaves) implements Outcome {
    }

    /** @param changes the node that was asked about comes first; undo goes by it */
    record Changed(String text, List<NodeChange> changes) implements Outcome {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /** The sender may not do that here; nothing was changed. */
    record Refused(String text, DenialReason reason) implements Outcome {
    }

    /** Understood and permitted, but it can't be done; nothing was changed. */
    record Declined(String text, String reason) implements Outcome {
    }

    /** Asked back with buttons. */
    record Choice(String text, List<Option> options) implements Outcome {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Asked back in words; a short reply within the next minutes fills the slot. */
    record Asked(String text, Intent intent, Slot slot) implements Outcome {
    }

    /** A question that {@code yes} answers; the press counts as the confirmation. */
    static Choice confirm(Occasion on, String text, Intent yes) {
        return new Choice(text, List.of(Option.confirmed(on.say("yes"), yes), Option.cancel(on.say("no"))));
    }
}
