package com.tarcommerce.ai.model;

import com.tarcommerce.ai.model.Completion.Failed;
import com.tarcommerce.ai.model.Completion.Failure;
import com.tarcommerce.ai.model.Completion.Said;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The chat completions of OpenAI, as llama.cpp's server speaks them. */
final class ChatWire {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Where a server does not say what it used. */
    private static final int CHARACTERS_A_TOKEN = 3;
    private static final long TOKENS_A_PICTURE = 1_000;

    private ChatWire() {
    }

    static byte[] request(String model, Question question) {
        var body = NODES.objectNode().put("model", model).put("temperature", 0).put("stream", false)
                .put("max_tokens", question.maxTokens());
        var messages = body.putArray("messages");
        question.messages().forEach(message -> messages.add(message(message)));
        var format = body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
        format.put("name", "answer").put("strict", true).set("schema", question.schema());
        return JSON.writeValueAsBytes(body);
    }

    private static ObjectNode message(Message message) {
        var node = NODES.objectNode().put("role", message.role().wire());
        if (message.picture() == null) {
            return node.put("content", message.text());
        }
        var parts = node.putArray("content");
        parts.addObject().put("type", "text").put("text", message.text());
        parts.addObject().put("type", "image_url").putObject("image_url").put("url", message.picture().dataUrl());
        return node;
    }

    static Completion answer(byte[] body, Question question) {
        try {
            var root = JSON.readTree(body);
            var choice = root.path("choices").path(0);
            var content = choice.path("message").path("content");
            if (!content.isString()) {
                return new Failed(Failure.UNREADABLE);
            }
            var whole = !"length".equals(choice.path("finish_reason").asString(""));
            return new Said(content.stringValue(), tokens(root, question, content.stringValue()), whole);
        } catch (JacksonException e) {
            return new Failed(Failure.UNREADABLE);
        }
    }

    private static long tokens(JsonNode root, Question question, String content) {
        var total = root.path("usage").path("total_tokens").asLong(0);
        return total > 0 ? total : estimate(question) + content.length() / CHARACTERS_A_TOKEN;
    }

    static long estimate(Question question) {
        var pictures = question.messages().stream().filter(message -> message.picture() != null).count();
        return pictures * TOKENS_A_PICTURE
                + question.messages().stream().mapToLong(message -> message.text().length()).sum() / CHARACTERS_A_TOKEN;
    }
}
