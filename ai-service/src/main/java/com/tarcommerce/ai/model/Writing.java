package com.tarcommerce.ai.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has the model write a text: as long as allowed, without addresses, without numbers of its own. */
@Component
public final class Writing {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern ADDRESS = Pattern.compile("://|www\\.|@\\w|[<>{}]", Pattern.CASE_INSENSITIVE);
    /** Whatever ends it: there are more than a thousand, and new ones every year. */
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}-]{2,}\\.\\p{L}[\\p{L}\\p{M}]+");
    private static final String TEXT = "text";

    private final Model model;
    private final WritingSettings settings;

    Writing(Model model, WritingSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    public boolean isOn() {
        return model.isOn();
    }

    /** As answers name the engine that gave them. */
    public String name() {
        return model.name();
    }

    /** What is to be written. */
    public interface Check {
        /** @throws RefusedAnswer if the text leaves out or changes what it must say */
        void on(String text) throws RefusedAnswer;
    }

    /**
     * @param task   our own words
     * @param source what others wrote; data
     */
    public Optional<String> write(@Nullable String tenant, String task, String source, int room, Check check) {
        var said = JSON.createObjectNode().put("source", source).toString();
        var question = new Question(tenant, List.of(Message.system(task), Message.user(said)), schema(), room,
                QuestionKind.WRITING);
        return model.ask(question, content -> {
            var text = text(content);
            allow(text, source, room);
            check.on(text);
            return text;
        }, settings.writingDeadline());
    }

    private static String text(String content) throws RefusedAnswer {
        try {
            JsonNode root = JSON.readTree(content);
            if (root.size() == 1 && root.path(TEXT).isString()) {
                return root.path(TEXT).stringValue().strip();
            }
        } catch (JacksonException e) {
            throw new RefusedAnswer("It is not one JSON object and nothing else.");
        }
        throw new RefusedAnswer("It is not an object with the one field \"text\".");
    }

    private static void allow(String text, String source, int room) throws RefusedAnswer {
        if (text.isBlank() || text.length() > room || text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedAnswer("The text must be one line of 1 to " + room + " characters.");
        }
        if (ADDRESS.matcher(text).find()
                || DOMAIN.matcher(text).results().anyMatch(domain -> !source.contains(domain.group()))) {
            throw new RefusedAnswer("The text holds an address or a name to write to.");
        }
        if (!Numbers.addsNone(source, text)) {
            throw new RefusedAnswer("The text says a number that the source does not say.");
        }
        if (!Script.all(source).containsAll(Script.all(text))) {
            throw new RefusedAnswer("The text is in the wrong language.");
        }
    }

    private static ObjectNode schema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").putObject(TEXT).put("type", "string");
        schema.putArray("required").add(TEXT);
        return schema;
    }
}
