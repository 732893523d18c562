package com.tarcommerce.ai.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of the model.
 *
 * @param tenant    whose budget is used
 * @param schema    the JSON schema that the server is told to enforce
 * @param maxTokens the longest answer
 */
public record Question(@Nullable String tenant, List<Message> messages, ObjectNode schema, int maxTokens) {

    public Question {
        messages = List.copyOf(messages);
    }

    Question with(List<Message> others) {
        return new Question(tenant, others, schema, maxTokens);
    }
}
