package com.tarcommerce.testsupport.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The failures that are still to happen, in the order in which they were asked for. */
final class FailureScript {
    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Failure failure, String method, @Nullable Long chat, int times) {
        entries.add(new Entry(failure, method, chat, times));
    }

    synchronized @Nullable Failure next(String method, Map<String, String> parameters) {
        for (var entry : entries) {
            if (entry.left > 0 && entry.concerns(method, parameters.getOrDefault("chat_id", ""))) {
                entry.left--;
                return entry.failure;
            }
        }
        return null;
    }

    synchronized void clear() {
        entries.clear();
    }

    private static final class Entry {
        private final Failure failure;
        private final String method;
        private final @Nullable Long chat;
        private int left;

        Entry(Failure failure, String method, @Nullable Long chat, int left) {
            this.failure = failure;
            this.method = method;
            this.chat = chat;
            this.left = left;
        }

        boolean concerns(String called, String inChat) {
            return method.equalsIgnoreCase(called) && (chat == null || chat.toString().equals(inChat));
        }
    }
}
