package com.tarcommerce.testsupport.telegram;

import java.util.Set;

/** Which methods count against which limits. */
final class LimitedMethods {
    private static final Set<String> SEND = Set.of("sendMessage", "sendPhoto", "sendDocument", "editMessageText");
    private static final Set<String> SIGNAL = Set.of("sendChatAction", "answerCallbackQuery");

    private LimitedMethods() {
    }

    /** Whether it puts something into a chat. */
    static boolean sends(String method) {
        return SEND.contains(method);
    }

    /** Whether it counts for the bot, though for no chat. */
    static boolean signals(String method) {
        return SIGNAL.contains(method);
    }
}
