package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;

/** One administrative command as somebody wrote it. */
record Request(long inboundId, Incoming.Text text, String command, String argument) {

    Room room() {
        return text.room();
    }

    Sender sender() {
        return text.sender();
    }

    /** Its name in the audit: the intent's where plain words can ask for it too. */
    String action() {
        return switch (command) {
            case "bind" -> IntentName.BIND_TOPIC.wire();
            case "unbind" -> IntentName.UNBIND_TOPIC.wire();
            case "access" -> IntentName.SHOW_ACCESS.wire();
            default -> command;
        };
    }

    /** What people call the room, as far as the message tells: only a topic's own title is not in it. */
    String roomTitle() {
        if (room().thread() != null) {
            return "";
        }
        return text.chat().kind() == ChatKind.FORUM ? "General" : text.chat().title();
    }

    /** The first word of the argument, in lower case; empty if there is none. */
    String firstWord() {
        return words()[0];
    }

    /** Never empty: of an empty argument the only word is empty. */
    String[] words() {
        return argument.strip().split("[\\s,]+");
    }
}
