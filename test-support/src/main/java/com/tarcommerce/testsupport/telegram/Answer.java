package com.tarcommerce.testsupport.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call is answered with: a status and Telegram's envelope around it; status 0 closes the connection. */
record Answer(int status, ObjectNode body, @Nullable String retryAfter) {
    static final Answer NONE = new Answer(0, Telegram.object(), null);

    static Answer ok(JsonNode result) {
        var body = Telegram.object().put("ok", true);
        body.set("result", result);
        return new Answer(200, body, null);
    }

    static Answer done(String description) {
        var answer = ok(Telegram.truth());
        answer.body.put("description", description);
        return answer;
    }

    static Answer error(int status, String description) {
        return new Answer(status,
                Telegram.object().put("ok", false).put("error_code", status).put("description", description), null);
    }

    static Answer badRequest(String why) {
        return error(400, "Bad Request: " + why);
    }

    static Answer tooManyRequests(long seconds) {
        var answer = error(429, "Too Many Requests: retry after " + seconds);
        answer.body.putObject("parameters").put("retry_after", seconds);
        return new Answer(429, answer.body, Long.toString(seconds));
    }

    static Answer migrated(long newChat) {
        var answer = badRequest("group chat was upgraded to a supergroup chat");
        answer.body.putObject("parameters").put("migrate_to_chat_id", newChat);
        return answer;
    }

    boolean ok() {
        return status == 200;
    }
}
