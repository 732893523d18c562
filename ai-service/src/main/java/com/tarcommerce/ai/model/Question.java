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
 * @param kind      what it is for
 */
public record Question(@Nullable String tenant, List<Message> messages, ObjectNode schema, int maxTokens,
        QuestionKind kind) {

    public Question {
        messages = List.copyOf(messages);
    }

    /** About a text. */
    public Question(@Nullable String tenant, List<Message> messages, ObjectNode schema, int maxTokens) {
        this(tenant, messages, schema, maxTokens, QuestionKind.INTENT);
    }

    Question with(List<Message> others) {
        return new Question(tenant, others, schema, maxTokens, kind);
    }
}
