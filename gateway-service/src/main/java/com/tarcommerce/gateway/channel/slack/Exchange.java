package com.tarcommerce.gateway.channel.slack;

/** What Slack gives for a code. */
sealed interface Exchange {

    /** @param bot our bot's person in the workspace */
    record Granted(String team, String name, String bot, String token) implements Exchange {

        /** Shows no token. */
        @Override
        public String toString() {
            return "Granted[" + team + "]";
        }
    }

    /** @param error as Slack's lists name it: {@code invalid_code} */
    record Refused(String error) implements Exchange {
    }

    /** A token that Tar can't work with. */
    record Unfit(String why) implements Exchange {
    }

    /** Slack does not answer, or not to the point. */
    record Away() implements Exchange {
    }
}
