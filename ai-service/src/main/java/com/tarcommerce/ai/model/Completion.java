package com.tarcommerce.ai.model;

/** What came of asking the server once. */
sealed interface Completion {

    /**
     * @param tokens used by question and answer together
     * @param whole  whether the model came to its end
     */
    record Said(String content, long tokens, boolean whole) implements Completion {
    }

    record Failed(Failure failure) implements Completion {
    }

    /** Why nothing was said. */
    enum Failure {
        /** No connection, or an answer of 429 or 5xx. */
        AWAY,
        /** Nothing complete within the time that was left. */
        SLOW,
        /** Another status that is no success. */
        REFUSED,
        /** A success that is no completion. */
        UNREADABLE;

        boolean isOfTheServer() {
            return this != REFUSED;
        }
    }
}
